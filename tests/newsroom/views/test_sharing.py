"""What messengers and search engines are told, held to what they require."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from rembuk.programme.core.talk import State
from rembuk.record.models import Scope
from tests.factories import newsroom, programme, record

pytestmark = pytest.mark.django_db

# What search engines require of each kind before they show it (developers.google.com/search/docs/appearance).
REQUIRED = {
    "NewsArticle": {"headline", "image", "datePublished", "author"},
    "Event": {"name", "startDate", "location", "eventAttendanceMode", "eventStatus", "image"},
    "BreadcrumbList": {"itemListElement"},
    "VideoObject": {"name", "thumbnailUrl", "uploadDate", "contentUrl", "duration", "hasPart"},
}
# What they recommend besides, as far as a talk and a record have it.
RECOMMENDED = {
    "NewsArticle": {"dateModified", "description", "publisher", "mainEntityOfPage", "inLanguage"},
    "Event": {"description", "endDate", "organizer", "performer", "offers"},
    "BreadcrumbList": set(),
    "VideoObject": {"description", "inLanguage", "encodingFormat"},
}
MOMENTS = {"startDate", "endDate", "datePublished", "dateModified", "uploadDate"}
CLIP = {"@type", "name", "startOffset", "endOffset", "url"}


def told_on(client: Client, address: str) -> dict[str, Any]:
    """Return what a page tells machines, by kind."""
    page = client.get(address).content.decode()
    found = [
        json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    ]
    return {each["@type"]: each for each in found}


def addresses_in(told: object, name: str = "") -> Iterator[str]:
    """Yield every address that structured data name, whole or not."""
    if isinstance(told, dict):
        for key, value in told.items():
            yield from addresses_in(value, key)
    elif isinstance(told, list):
        for value in told:
            yield from addresses_in(value, name)
    elif name in {"url", "item", "image", "thumbnailUrl", "contentUrl", "mainEntityOfPage"}:
        yield str(told)


def test_an_article_and_a_talk_tell_all_that_is_required() -> None:
    client = Client()
    talk = programme.talk(State.ANNOUNCED)
    newsroom.article(slug="satu", talk=talk)

    address = f"/acara/{talk.programme.slug}/{talk.number}/"
    over = programme.talk(State.PUBLISHED)
    record.medium(over, kind="video", type="video/mp4", seconds=3_600)
    record.medium(over, seconds=3_600)
    told = told_on(client, f"/acara/{talk.programme.slug}/{over.number}/rekaman/")
    told |= told_on(client, address) | told_on(client, "/berita/satu/")

    assert {
        kind: (REQUIRED[kind] | RECOMMENDED[kind]) - {name for name, value in told[kind].items() if value}
        for kind in REQUIRED
    } == {kind: set() for kind in REQUIRED}
    for each in told.values():
        assert each["@context"] == "https://schema.org"
        for name in MOMENTS & each.keys():
            assert datetime.fromisoformat(each[name]).tzinfo is not None, name
        for address in addresses_in(each):
            assert address.startswith("http://127.0.0.1:8000/"), address
    trail = told["BreadcrumbList"]["itemListElement"]
    assert [(each["position"], each["name"]) for each in trail] == [
        (1, "Kabar"),
        (2, told["NewsArticle"]["headline"]),
    ]
    assert told["NewsArticle"]["about"]["name"] == talk.title


def test_structured_data_never_break_out_of_their_element(client: Client) -> None:
    programme.talk()
    newsroom.article(slug="satu", title="Kabar </script><b>&", byline="CTH/Humas")

    told = told_on(client, "/berita/satu/")["NewsArticle"]

    assert (told["headline"], told["inLanguage"], told["author"]["name"]) == (
        "Kabar </script><b>&",
        "id",
        "CTH/Humas",
    )
    assert told["mainEntityOfPage"] == "http://127.0.0.1:8000/berita/satu/"
    assert told["datePublished"] == newsroom.NOW.isoformat()
    assert [body["name"] for body in told["publisher"]] == sorted(body["name"] for body in told["publisher"])


def test_an_article_without_a_photo_has_a_drawn_picture(client: Client) -> None:
    programme.talk()
    newsroom.article(slug="satu")
    page = client.get("/berita/satu/").content.decode()

    (address,) = re.findall(r'<meta property="og:image" content="http://127.0.0.1:8000([^"]+)">', page)
    content = client.get(address).content

    with Image.open(BytesIO(content)) as picture:
        assert picture.size == (1200, 630)
    assert '<meta property="og:image:width" content="1200">' in page
    assert client.get("/berita/tidak-ada/kartu.jpg").status_code == 404


def test_an_article_with_a_photo_shows_it_and_corrections_are_told(client: Client) -> None:
    newsroom.article(
        slug="satu",
        photo=newsroom.photo(),
        photo_alt="Contoh gambar",
        corrections=[("correction", {"on": date(2021, 7, 2), "text": "Nama dibetulkan."})],
    )

    page = client.get("/berita/satu/").content.decode()

    assert told_on(client, "/berita/satu/")["NewsArticle"]["correction"] == ["Nama dibetulkan."]
    assert re.search(
        r'<meta property="og:image" content="http://127.0.0.1:8000/media/images/[^"]+\.jpg">', page
    )
    assert '<meta property="og:image:alt" content="Contoh gambar">' in page


def test_a_talk_and_its_record_say_where_they_stand(client: Client) -> None:
    talk = programme.talk(State.PUBLISHED)
    address = f"/acara/{talk.programme.slug}/{talk.number}/"

    ways = [
        [each["name"] for each in told_on(client, page)["BreadcrumbList"]["itemListElement"]]
        for page in (address, f"{address}rekaman/")
    ]

    assert ways == [["Bincang Contoh", talk.title], ["Bincang Contoh", talk.title, "Rekaman"]]


def test_chapters_become_clips_that_follow_each_other_to_the_end(client: Client) -> None:
    talk = programme.talk(State.PUBLISHED)
    record.medium(talk, kind="video", type="video/mp4", seconds=3_000)
    page = f"/acara/{talk.programme.slug}/{talk.number}/rekaman/"

    clips = told_on(client, page)["VideoObject"]["hasPart"]

    assert [set(clip) for clip in clips] == [CLIP] * 3
    assert [(clip["startOffset"], clip["endOffset"]) for clip in clips] == [
        (0, 1200),
        (1200, 2400),
        (2400, 3000),
    ]
    assert clips[1]["url"] == f"http://127.0.0.1:8000{page}?t=1200"
    assert client.get(f"{page}?t=1200").status_code == 200


def test_a_recording_that_was_taken_back_is_told_to_no_search_engine(client: Client) -> None:
    talk = programme.talk(State.PUBLISHED)
    record.medium(talk, kind="video", type="video/mp4")
    record.withheld(talk, programme.speaker("Contoh Satu"), Scope.RECORDING)

    assert "VideoObject" not in told_on(client, f"/acara/{talk.programme.slug}/{talk.number}/rekaman/")
