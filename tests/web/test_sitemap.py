"""Every public page stands in the map of the site, each in every language it has, and nothing else does."""

from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rembuk.programme.core.talk import State
from tests.factories import newsroom, programme

pytestmark = pytest.mark.django_db
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
SITE = "http://127.0.0.1:8000"


def entries(client: Client) -> dict[str, list[str]]:
    """Return each address of the map with the addresses of its page in every language."""
    root = ET.fromstring(client.get("/sitemap.xml").content)
    return {
        (url.findtext(f"{MAP}loc") or "").removeprefix(SITE): [
            link.attrib["href"].removeprefix(SITE) for link in url.iter(LINK)
        ]
        for url in root.iter(f"{MAP}url")
    }


def test_talks_records_and_articles_stand_in_it_with_their_other_language(client: Client) -> None:
    held = programme.talk(State.PUBLISHED)
    programme.talk(State.DRAFT, programme=held.programme)
    programme.talk(State.HELD, programme=held.programme)
    article = newsroom.article(slug="satu")
    newsroom.article("en", slug="one", translation_key=article.translation_key)
    newsroom.article(slug="draf", live=False)

    found = entries(client)

    assert found["/berita/satu/"] == found["/en/berita/one/"] == ["/berita/satu/", "/en/berita/one/"]
    assert {"/", "/en/", "/acara/bincang-contoh/1/", "/acara/bincang-contoh/1/rekaman/"} <= found.keys()
    assert "/acara/bincang-contoh/3/" in found
    hidden = {"/acara/bincang-contoh/2/", "/acara/bincang-contoh/3/rekaman/", "/berita/draf/"}
    assert hidden & found.keys() == set()


def test_every_address_of_it_answers(client: Client) -> None:
    programme.talk(State.PUBLISHED)
    newsroom.article(slug="satu")

    assert {address: client.get(address).status_code for address in entries(client)} == dict.fromkeys(
        entries(client), 200
    )


def test_robots_are_told_where_it_is(client: Client) -> None:
    assert f"Sitemap: {SITE}/sitemap.xml" in client.get("/robots.txt").content.decode().splitlines()


@pytest.mark.parametrize("count", [1, 3])
def test_more_pages_ask_the_database_no_more(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    series = programme.programme()
    for n in range(count):
        programme.talk(State.PUBLISHED, programme=series)
        newsroom.article(slug=f"kabar-{n}")

    with django_assert_num_queries(4):
        client.get("/sitemap.xml")
