import gzip
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from rembuk.institutions.permits import Role
from rembuk.ledger import actions as ledger
from rembuk.programme import actions
from rembuk.programme.core.talk import State
from rembuk.web.cache import Page, PublicCache, Shelf
from tests.factories import institutions as people
from tests.factories import programme as make

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def cached(uncached: None, settings: Any) -> None:
    settings.MIDDLEWARE = ["rembuk.web.cache.PublicCache", *settings.MIDDLEWARE]


@pytest.fixture
def series() -> str:
    talk = make.talk(State.ANNOUNCED, title="Talk yang pertama")
    return f"/acara/{talk.programme.slug}/"


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.django_db
def test_a_second_visitor_costs_one_query(client: Client, series: str) -> None:
    assert queries_of(client, series) > 1
    assert queries_of(client, series) == 1


@pytest.mark.django_db
def test_an_act_empties_what_was_kept(client: Client, series: str) -> None:
    assert "Talk yang kedua" not in client.get(series).content.decode()

    talk = make.agree(make.talk(State.DRAFT, title="Talk yang kedua"))
    actions.announce(by=make.officer(), talk=talk, now=NOW)

    assert "Talk yang kedua" in client.get(series).content.decode()


@pytest.mark.django_db
def test_a_page_nobody_changed_is_not_sent_twice(client: Client, series: str) -> None:
    first = client.get(series)

    again = client.get(series, headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert first["Cache-Control"] == "public, max-age=30"


@pytest.mark.django_db
def test_a_page_is_sent_compressed_to_whoever_reads_that(client: Client, series: str) -> None:
    plain = client.get(series)
    packed = client.get(series, headers={"Accept-Encoding": "gzip, br"})

    assert (packed["Content-Encoding"], packed["Content-Length"]) == ("gzip", str(len(packed.content)))
    assert gzip.decompress(packed.content) == plain.content
    assert plain["Vary"] == "Accept-Encoding, Save-Data, Sec-Fetch-Site"


@pytest.mark.django_db
def test_a_first_visit_and_a_later_one_get_their_own_page(client: Client, series: str) -> None:
    first = client.get(series)
    later = client.get(series, headers={"Sec-Fetch-Site": "same-origin"})

    assert [b'rel="stylesheet"' in page.content for page in (first, later)] == [False, True]


@pytest.mark.django_db
def test_staff_neither_gets_nor_leaves_a_kept_page(client: Client, series: str) -> None:
    account = people.account(Role.SECRETARIAT, at=make.body("kpu-kota"))
    client.force_login(account)
    client.get(series)
    assert queries_of(client, series) > 1

    # Signed out, the same browser is a visitor, and the staff's page was not left for it.
    client.cookies.clear()
    assert queries_of(client, series) > 1


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/acara/tidak-ada/", "/meja/", "/masuk/login/", "/sehat"])
def test_what_is_not_a_public_page_is_not_kept(client: Client, address: str) -> None:
    answers = {client.get(address).get("Cache-Control", "") for _ in range(2)}

    assert "public, max-age=30" not in answers


@pytest.mark.django_db
def test_a_head_request_gets_the_page_without_its_body(client: Client, series: str) -> None:
    page = client.get(series)
    head = client.head(series)

    assert (head.status_code, head.content, head["Content-Length"]) == (200, b"", str(len(page.content)))


@pytest.mark.django_db
def test_made_up_questions_are_not_kept(series: str) -> None:
    cache = PublicCache(lambda _request: HttpResponse("halaman"))
    for number in range(5):
        cache(RequestFactory().get(series, {"x": number}))
    assert len(cache.shelf) == 0

    cache(RequestFactory().get(series, {"hal": 2}))
    assert len(cache.shelf) == 1


@pytest.mark.django_db
def test_an_answer_that_sets_a_cookie_is_not_kept() -> None:
    def answer(_request: object) -> HttpResponse:
        response = HttpResponse("halaman")
        response.set_cookie("sessionid", "contoh")
        return response

    cache = PublicCache(answer)

    assert "ETag" not in cache(RequestFactory().get("/"))
    assert len(cache.shelf) == 0


def page(version: int = 1, made_at: float = 0) -> Page:
    return Page(version, made_at, {}, b"", b"")


def test_a_page_is_right_for_its_version_and_for_a_minute() -> None:
    shelf = Shelf()
    shelf.put("a", page(version=7, made_at=100))

    assert shelf.get("a", version=7, now=160) is not None
    assert shelf.get("a", version=8, now=101) is None
    assert shelf.get("a", version=7, now=161) is None


def test_the_longest_unused_page_is_given_up_first() -> None:
    shelf = Shelf(room=2)
    for key in ("a", "b"):
        shelf.put(key, page())
    shelf.get("a", version=1, now=0)
    shelf.put("c", page())

    assert [key for key in "abc" if shelf.get(key, version=1, now=0)] == ["a", "c"]


@pytest.mark.django_db
def test_an_act_in_the_log_is_what_counts(client: Client, series: str) -> None:
    client.get(series)
    with transaction.atomic():
        ledger.record("talk.edited", by="console", subject="programme.talk:1", at=NOW)

    assert queries_of(client, series) > 1
