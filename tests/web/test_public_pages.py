"""What holds for every public page: its weight, its privacy, and its markup."""

import gzip
import re
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone

from rembuk import ui
from rembuk.ui import stylesheet
from tests.factories.programme import OPENING
from tests.factories.site import PAGES, site

pytestmark = pytest.mark.django_db

STATIC = Path(ui.__file__).parent / "static" / "ui"
KILOBYTE = 1024


@pytest.fixture(autouse=True)
def sample_site(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: OPENING - timedelta(days=2))
    site()


def weight(content: bytes) -> int:
    return len(gzip.compress(content, 9))


every_page = pytest.mark.parametrize(
    "address",
    [prefix + path for prefix in ("", "/en") for path in PAGES.values()],
)


@every_page
def test_a_first_view_stays_within_its_weight(client: Client, address: str) -> None:
    page = client.get(address).text
    alone = page.replace(stylesheet.SHEET, "")
    scripts = [(STATIC / name).read_bytes() for name in re.findall(r'src="/static/ui/([\w.]+\.js)"', page)]

    assert weight(alone.encode()) <= 10 * KILOBYTE
    assert sum(weight(script) for script in scripts) <= 1 * KILOBYTE
    assert weight(page.encode()) + sum(weight(s) for s in scripts) + (
        STATIC / stylesheet.FONT
    ).stat().st_size <= (40 * KILOBYTE)


def test_the_style_sheet_stays_within_its_weight() -> None:
    assert weight(stylesheet.SHEET.encode()) <= 7 * KILOBYTE
    assert (STATIC / stylesheet.FONT).stat().st_size <= 19 * KILOBYTE


@every_page
def test_a_visitor_leaves_no_trace(client: Client, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 200
    assert response.cookies == {}
    assert "Cookie" not in response["Vary"]
    assert "csrfmiddlewaretoken" not in response.text


@every_page
def test_no_id_stands_twice(client: Client, address: str) -> None:
    ids = Counter(re.findall(r'\sid="([^"]+)"', client.get(address).text))

    assert [name for name, count in ids.items() if count > 1] == []


@every_page
def test_a_page_says_what_it_is_to_machines(client: Client, address: str) -> None:
    page = client.get(address).text

    assert len(re.findall("<title>[^<]{5,}</title>", page)) == 1
    assert len(re.findall('<meta name="description" content="[^"]{20,}">', page)) == 1
    assert len(re.findall('<link rel="canonical"', page)) == 1
    assert len(re.findall("<h1", page)) == 1


@every_page
def test_nothing_comes_from_a_strangers_server(client: Client, address: str) -> None:
    page = client.get(address).text
    loaded = re.findall(r'<(?:link|script|img|iframe|source)[^>]+(?:src|href)="(https?://[^"]+)"', page)

    assert [url for url in loaded if not url.startswith("http://127.0.0.1:8000/")] == []


@every_page
def test_what_does_not_exist_yet_is_never_linked(client: Client, address: str) -> None:
    own = set(re.findall(r'<a[^>]+href="(/[^"#?]*)', client.get(address).text))
    dead = [link for link in own if client.get(link).status_code not in {200, 302}]

    assert dead == []


@pytest.mark.parametrize("name", ["400.html", "500.html"])
def test_a_page_for_a_bad_day_asks_nothing_of_the_site(name: str) -> None:
    page = render_to_string(name)

    assert stylesheet.SHEET in page
    assert "/static/" not in page.replace(stylesheet.SHEET, "")
