import pytest
from django.test import Client

from rembuk.ui import stylesheet

pytestmark = pytest.mark.django_db


def test_a_first_visit_gets_the_style_sheet_inside_the_page(client: Client) -> None:
    page = client.get("/daftar-pemilih/")

    assert f"<style>{stylesheet.SHEET}</style>" in page.text
    assert 'rel="prefetch" as="style"' in page.text
    assert 'rel="stylesheet"' not in page.text


@pytest.mark.parametrize("site", ["cross-site", "none", "same-site"])
def test_whoever_comes_from_elsewhere_is_on_a_first_visit(client: Client, site: str) -> None:
    assert stylesheet.SHEET in client.get("/daftar-pemilih/", headers={"sec-fetch-site": site}).text


def test_a_later_visit_gets_the_cached_file(client: Client) -> None:
    page = client.get("/daftar-pemilih/", headers={"sec-fetch-site": "same-origin"})

    assert '<link rel="stylesheet" href="/static/ui/tinta.css">' in page.text
    assert stylesheet.SHEET not in page.text
    assert stylesheet.FONT_FACE in page.text


def test_whoever_saves_data_gets_no_font(client: Client) -> None:
    assert "woff2" not in client.get("/daftar-pemilih/", headers={"save-data": "on"}).text


def test_caches_keep_the_two_kinds_of_page_apart(client: Client) -> None:
    assert {"Sec-Fetch-Site", "Save-Data"} <= set(client.get("/daftar-pemilih/")["Vary"].split(", "))
    assert "Save-Data" not in client.get("/robots.txt").get("Vary", "")
