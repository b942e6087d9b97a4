from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from rembuk.programme.core.talk import State
from rembuk.web.home import Countdown, countdown
from tests.factories.programme import DAY, OPENING, commitment, programme, talk

pytestmark = pytest.mark.django_db

NOW = OPENING - timedelta(days=2, hours=3, minutes=7, seconds=30)


@pytest.fixture(autouse=True)
def two_days_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def test_the_next_talk_stands_on_top_with_a_way_to_it(client: Client) -> None:
    talk(State.ANNOUNCED, title="Contoh bincang berikutnya")
    page = client.get("/").text

    assert 'href="/acara/bincang-contoh/1/"' in page
    assert "Contoh bincang berikutnya" in page
    assert "<p><b>2</b><span>hari</span></p><p><b>3</b><span>jam</span></p><p><b>7</b>" in page


def test_a_talk_that_is_live_says_so_and_counts_nothing_down(client: Client) -> None:
    talk(State.LIVE)
    page = client.get("/").text

    assert "Sedang berlangsung" in page
    assert "Ikut sekarang" in page
    assert "data-until" not in page


def test_without_a_next_talk_the_page_says_so_honestly(client: Client) -> None:
    assert "Jadwal berikutnya belum diumumkan" in client.get("/").text


def test_a_cancelled_talk_is_told_above_the_next_one_until_its_day_has_passed(client: Client) -> None:
    talk(State.CANCELLED, title="Contoh yang dibatalkan")
    talk(State.CANCELLED, title="Contoh yang lama", date=NOW.date() - timedelta(days=1))
    talk(State.CANCELLED, title="Contoh rahasia", was_announced=False)
    talk(State.ANNOUNCED, title="Contoh bincang berikutnya", date=DAY + timedelta(days=14))
    page = client.get("/").text

    assert "Dibatalkan: bincang Rabu, 25 November 2026" in page
    assert "Contoh alasan" in page
    assert page.index("Contoh yang dibatalkan") < page.index("Contoh bincang berikutnya")
    assert "Contoh yang lama" not in page
    assert "Contoh rahasia" not in page


def test_the_latest_three_talks_are_listed_with_their_commitments(client: Client) -> None:
    for week in range(4):
        commitment(talk(State.PUBLISHED, title=f"Contoh lewat {week}", date=DAY - timedelta(days=7 * week + 7)))
    page = client.get("/").text

    assert [f"Contoh lewat {week}" in page for week in range(4)] == [True, True, True, False]
    assert "1 janji tindak lanjut" in page


def test_the_home_page_speaks_english_at_its_own_address(client: Client) -> None:
    page = client.get("/en/").text

    assert '<html lang="en">' in page
    assert "Ask the election bodies of Probolinggo directly" in page


@pytest.mark.parametrize("held", [1, 3])
def test_the_home_page_takes_five_queries(
    client: Client, held: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    talk(State.ANNOUNCED)
    for week in range(held):
        talk(State.PUBLISHED, date=DAY - timedelta(days=7 * week + 7))

    with django_assert_num_queries(5):
        client.get("/")


def test_a_countdown_is_exact_to_the_minute() -> None:
    assert countdown(talk(State.ANNOUNCED), NOW) == Countdown(OPENING, 2, 3, 7)


@pytest.mark.parametrize(
    ("state", "changes", "now"),
    [
        (State.POSTPONED, {}, NOW),
        (State.ANNOUNCED, {"starts": None, "ends": None}, NOW),
        (State.ANNOUNCED, {}, OPENING),
        (State.ANNOUNCED, {}, datetime(2027, 1, 1, tzinfo=UTC)),
    ],
)
def test_nothing_is_counted_down_to_what_is_unsure_or_past(
    state: State, changes: dict[str, Any], now: datetime
) -> None:
    assert countdown(talk(state, **changes), now) is None


def test_the_one_address_leads_to_the_talk_that_is_on(client: Client) -> None:
    talk(State.ANNOUNCED)
    talk(State.LIVE, date=DAY + timedelta(days=1))

    assert client.get("/ikut")["Location"] == "/acara/bincang-contoh/2/ruang/"
    assert client.get("/en/ikut/")["Location"] == "/en/acara/bincang-contoh/2/ruang/"


def test_the_one_address_leads_to_the_series_when_nothing_is_planned(client: Client) -> None:
    assert client.get("/ikut")["Location"] == "/acara/"

    programme()

    assert client.get("/ikut")["Location"] == "/acara/bincang-contoh/"


def test_no_cache_keeps_where_the_one_address_leads(client: Client) -> None:
    assert "no-store" in client.get("/ikut")["Cache-Control"]


def test_robots_stay_out_of_the_desks(client: Client) -> None:
    assert client.get("/robots.txt").text.splitlines() == [
        "User-agent: *",
        "Disallow: /masuk/",
        "Disallow: /meja/",
        "Disallow: /redaksi/",
        "Disallow: /api/",
        "",
        "Sitemap: http://127.0.0.1:8000/sitemap.xml",
    ]


def test_an_icon_asked_for_by_its_old_name_is_found(client: Client) -> None:
    assert client.get("/favicon.ico")["Location"] == "/static/ui/mark.svg"
