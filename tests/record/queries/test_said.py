import pytest
from pytest_django import DjangoAssertNumQueries

from rembuk.programme.core.talk import State
from rembuk.record import queries
from rembuk.record.models import StatementKind
from tests.factories.programme import speaker, talk
from tests.factories.record import statement

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("count", [1, 3])
def test_what_was_said_stands_by_kind_in_the_order_it_was_taken_down(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    held = talk(State.HELD)
    for _ in range(count):
        statement(held, at=None)
        statement(held, StatementKind.TIP, person=speaker("Contoh Dua"))

    with django_assert_num_queries(3):
        found = queries.statements_by_kind(held)

    assert [(kind, len(said)) for kind, said in found] == [("Sambutan", count), ("Kiat", count)]
    assert found[0][1][0].at is None
    assert found[1][1][0].name == "Contoh Dua"
    assert found[1][1][0].title == "Ketua Badan kampus"
