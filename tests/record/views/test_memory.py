import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rembuk.programme.core.talk import State
from rembuk.record.models import StatementKind
from tests.factories import programme as sample
from tests.factories import record

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("rows", [1, 3])
def test_tips_stand_with_their_source(
    client: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(rows):
        record.statement(sample.talk(State.PUBLISHED), StatementKind.TIP, text="Kiat yang dicatat")

    with django_assert_num_queries(6):
        page = client.get("/kiat/").text

    assert page.count("Kiat yang dicatat") == rows
    assert "/acara/bincang-contoh/1/rekaman/" in page


def test_what_nobody_offers_asks_for_everything(client: Client) -> None:
    record.statement(sample.talk(State.PUBLISHED), text="Sambutan yang dicatat")

    assert "Sambutan yang dicatat" not in client.get("/kiat/").text
    for query in ("jenis=semua", "jenis=semua&tema=lain&lembaga=%00&hal=x"):
        assert "Sambutan yang dicatat" in client.get(f"/kiat/?{query}").text
