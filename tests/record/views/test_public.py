import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rembuk.programme.core.talk import OVER, State
from tests.factories.programme import commitment, talk
from tests.factories.record import attendance, statement

pytestmark = pytest.mark.django_db

RECORD = "/acara/bincang-contoh/1/rekaman/"


@pytest.mark.parametrize("state", sorted(set(State) - OVER))
def test_only_a_talk_that_was_held_has_a_record(client: Client, state: State) -> None:
    statement(talk(state))

    assert client.get(RECORD).status_code == 404


def test_a_record_shows_what_was_said_and_promised_and_how_many_came(client: Client) -> None:
    held = talk(State.HELD)
    statement(held, text="Kata yang dicatat")
    commitment(held, text="Janji yang dicatat", state="kept")
    attendance(held)
    page = client.get(RECORD).text

    for words in (
        "Kata yang dicatat", "Contoh Satu", "13.40", "Janji yang dicatat", "tenggat 9 Desember 2026",
        "Ditepati", "42 orang di aula, 180 orang daring", "Urutan acara dan waktunya",
    ):  # fmt: skip
        assert words in page


def test_a_figure_that_was_not_taken_is_left_out(client: Client) -> None:
    attendance(talk(State.HELD), hall=None)
    page = client.get(RECORD).text

    assert "180 orang daring" in page
    assert "orang di aula" not in page


def test_an_empty_record_says_so(client: Client) -> None:
    talk(State.HELD, items=0)
    page = client.get(RECORD).text

    assert "Tidak ada pernyataan yang dicatat." in page
    assert "Tidak ada janji tindak lanjut yang dicatat pada bincang ini." in page
    assert "Urutan acara dan waktunya" not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_a_record_takes_ten_queries(
    client: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    held = talk(State.HELD, items=rows)
    for _ in range(rows):
        statement(held)
        commitment(held)

    with django_assert_num_queries(10):
        client.get(RECORD)
