import pytest
from pytest_django import DjangoAssertNumQueries

from rembuk.programme.core.talk import State
from rembuk.record.queries import certificates as queries
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("items", [2, 4])
def test_whoever_leads_and_speaks_is_named_once(
    items: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    talk = sample.talk(State.HELD, items=items)
    item = talk.items.get(position=2)
    item.moderator = sample.speaker("Contoh Dua")
    item.save()

    with django_assert_num_queries(5):
        found = list(queries.recipients(talk))

    assert sorted((each.name, each.part) for each in found) == [
        ("Contoh Dua", "speaker"),
        ("Contoh Pemandu", "moderator"),
        ("Contoh Satu", "speaker"),
    ]
