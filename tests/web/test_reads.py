"""An article is counted when somebody reads it, also from the cache, and nothing is known of who."""

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from rembuk.newsroom.models import Reads
from rembuk.web import reads
from tests.factories import institutions, newsroom

pytestmark = pytest.mark.django_db
PHONE = {"User-Agent": "Mozilla/5.0 (Linux; Android 10; K) Chrome/140 Mobile"}


@pytest.fixture(autouse=True)
def written_at_once(uncached: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    own = ["rembuk.web.reads.CountReads", "rembuk.web.cache.PublicCache"]
    settings.MIDDLEWARE = own + [each for each in settings.MIDDLEWARE if each not in own]
    monkeypatch.setattr(reads, "WRITTEN_EVERY", 0.0)


def total() -> int:
    return sum(Reads.objects.values_list("count", flat=True))


def test_each_reader_counts_also_when_the_page_comes_from_the_cache() -> None:
    address = newsroom.article().path_on_site()

    for _ in range(3):
        page = Client().get(address, headers=PHONE)
        assert page.cookies == {}

    assert total() == 3


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
        {"User-Agent": "WhatsApp/2.23"},
        {"User-Agent": "curl/8"},
        {},
        PHONE | {"Sec-Purpose": "prefetch;prerender"},
    ],
)
def test_programs_and_pages_fetched_ahead_do_not_count(headers: dict[str, str]) -> None:
    Client().get(newsroom.article().path_on_site(), headers=headers)

    assert total() == 0


def test_neither_staff_nor_other_pages_nor_an_unchanged_page_count() -> None:
    address = newsroom.article().path_on_site()
    staff, visitor = Client(), Client()
    staff.force_login(institutions.account())
    staff.get(address, headers=PHONE)
    visitor.head(address, headers=PHONE)
    for other in ("/", "/berita/", "/berita/tidak-ada/", f"{address}kartu.jpg"):
        visitor.get(other, headers=PHONE)
    assert total() == 0

    tag = visitor.get(address, headers=PHONE)["ETag"]
    assert visitor.get(address, headers=PHONE | {"If-None-Match": tag}).status_code == 304
    assert total() == 1


def test_within_a_minute_nothing_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reads, "WRITTEN_EVERY", 60.0)
    article = newsroom.article()
    count = reads.CountReads(lambda _request: HttpResponse("isi"))

    def read() -> HttpRequest:
        request = RequestFactory().get(article.path_on_site(), headers=PHONE)
        count(request)
        return request

    read(), read()
    assert total() == 0
    monkeypatch.setattr(reads, "WRITTEN_EVERY", 0.0)
    read()
    assert total() == 3


def test_a_process_that_ends_writes_down_what_it_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reads, "WRITTEN_EVERY", 60.0)
    article = newsroom.article()
    count = reads.CountReads(lambda _request: HttpResponse("isi"))
    monkeypatch.setattr(reads, "_COUNTERS", {count})
    for _ in range(2):
        count(RequestFactory().get(article.path_on_site(), headers=PHONE))
    assert total() == 0

    reads.write_all()
    reads.write_all()

    assert total() == 2
