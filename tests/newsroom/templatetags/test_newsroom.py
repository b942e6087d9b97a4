"""What an article says about itself, and its sources in words."""

import json
import re
from datetime import date

import pytest
from django.test import Client

from rembuk.newsroom.templatetags.newsroom import source_in_words
from tests.factories import newsroom, programme


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("programme.purpose", "Program: tujuan"),
        ("talks[1].date", "Bincang: tanggal"),
        ("talks[12].rundown[2].people", "Susunan acara 2: orang"),
        ("talks[1].rundown[2].points[1]", "Susunan acara 2: pokok bahasan"),
        ("talks[1].statements[3].text", "Pernyataan 3: isi"),
        ("talks[1].attendance.hall", "Bincang: kehadiran"),
        ("talks[1].something_new", "Bincang: something_new"),
        ("?", "?"),
    ],
)
def test_a_source_is_said_in_words(source: str, words: str) -> None:
    assert source_in_words(source) == words


@pytest.mark.django_db
def test_structured_data_describe_the_article_and_never_break_out_of_their_element(client: Client) -> None:
    programme.talk()
    newsroom.article(slug="satu", title="Kabar </script><b>&", lead="Isi.", byline="CTH/Humas")

    page = client.get("/berita/satu/").content.decode()

    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    data = json.loads(found)
    assert (data["@type"], data["headline"], data["inLanguage"], data["author"]["name"]) == (
        "NewsArticle",
        "Kabar </script><b>&",
        "id",
        "CTH/Humas",
    )
    assert data["mainEntityOfPage"] == "http://127.0.0.1:8000/berita/satu/"
    assert data["datePublished"] == newsroom.NOW.isoformat()
    assert [body["name"] for body in data["publisher"]] == sorted(body["name"] for body in data["publisher"])


@pytest.mark.django_db
def test_an_article_with_a_photo_has_a_card_and_corrections_are_told(client: Client) -> None:
    newsroom.article(
        slug="satu",
        photo=newsroom.photo(),
        photo_alt="Contoh gambar",
        corrections=[("correction", {"on": date(2021, 7, 2), "text": "Nama dibetulkan."})],
    )

    page = client.get("/berita/satu/").content.decode()

    data = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)[0])
    assert data["correction"] == ["Nama dibetulkan."]
    assert re.search(
        r'<meta property="og:image" content="http://127.0.0.1:8000/media/images/[^"]+\.jpg">', page
    )
    assert '<meta property="og:image:width" content="1200">' in page
