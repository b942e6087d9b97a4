import re

import pytest
from django.test import Client

from rembuk.programme.core.talk import State
from tests.factories.programme import body, programme, talk

pytestmark = pytest.mark.django_db


def menu(page: str) -> dict[str, str]:
    footer = page[page.index('id="menu"') :]
    return {label: url for url, label in re.findall(r'<li><a href="([^"]*)"[^>]*>([^<]*)</a>', footer)}


def test_the_only_programme_gives_the_site_its_name_and_the_menu_its_first_entry(client: Client) -> None:
    programme()
    page = client.get("/").text

    assert "<span>Bincang Contoh<small>Probolinggo</small></span>" in page
    assert menu(page) == {
        "Bincang": "/acara/bincang-contoh/",
        "Arsip": "/acara/",
        "Daftar pemilih": "/daftar-pemilih/",
        "Lapor": "/pengawasan/",
        "Kabar": "/berita/",
        "Kiat dan pernyataan": "/kiat/",
        "Capaian program": "/acara/bincang-contoh/capaian/",
        "Cari": "/cari/",
    }


def test_without_a_programme_and_with_several_the_site_bears_the_softwares_name(client: Client) -> None:
    assert "<span>Rembuk<small>" in client.get("/").text

    programme()
    programme(slug="lain", name="Bincang Lain")
    page = client.get("/").text

    assert "<span>Rembuk<small>" in page
    assert menu(page)["Bincang"] == "/acara/"
    assert menu(page)["Arsip"] == "/acara/#past"


def test_every_entry_of_the_menu_leads_somewhere(client: Client) -> None:
    programme()

    for prefix in ("/", "/en/"):
        addresses = menu(client.get(prefix).text).values()
        assert {client.get(address).status_code for address in addresses} == {200}


def test_the_page_one_is_on_is_marked(client: Client) -> None:
    talk(State.ANNOUNCED)

    assert '<a class="wide-only" href="/acara/bincang-contoh/" aria-current="page">' in (
        client.get("/acara/bincang-contoh/").text
    )
    assert '<a class="wide-only" href="/acara/bincang-contoh/" aria-current="true">' in (
        client.get("/acara/bincang-contoh/1/").text
    )


def test_the_footer_names_the_partners_by_the_alphabet(client: Client) -> None:
    programme(partners=[body("kpu-kota"), body("bawaslu-kota")])

    assert "Diselenggarakan bersama oleh Bawaslu Kota Contoh dan KPU Kota Contoh (urut abjad)." in (
        client.get("/").text
    )


def test_the_language_switch_keeps_the_page_and_what_was_asked_of_it(client: Client) -> None:
    assert '<a href="/en/acara/?hal=2" lang="en" hreflang="en">' in client.get("/acara/?hal=2").text
    assert '<a href="/daftar-pemilih/" lang="id" hreflang="id">' in client.get("/en/daftar-pemilih/").text


def test_a_page_that_is_not_there_leads_to_the_other_languages_home(client: Client) -> None:
    response = client.get("/tidak-ada/")

    assert response.status_code == 404
    assert '<a href="/en/" lang="en" hreflang="en">' in response.text
    assert "canonical" not in response.text


def test_the_canonical_address_drops_what_was_asked(client: Client) -> None:
    assert '<link rel="canonical" href="http://127.0.0.1:8000/acara/">' in client.get("/acara/?hal=2").text
