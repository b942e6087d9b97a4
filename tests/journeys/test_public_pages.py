"""Every public page in a real browser: for everyone, at every width, by day and by night."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from rembuk.programme.core.talk import State
from rembuk.programme.models import Programme
from tests.factories.programme import DAY, OPENING, talk
from tests.factories.site import PAGES, SERIES, site
from tests.journeys.conftest import OpenPage

# Rolled back by its content: the news tree and the roles' groups come with the migrations.
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AXE = Axe()
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

# WCAG 2.2 asks for 24 by 24 pixels.
SMALL = """() => [...document.querySelectorAll("a, button, summary, input, select, textarea")]
    .filter(element => element.checkVisibility() && !element.matches(".skip"))
    .filter(element => {
        const box = element.getBoundingClientRect();
        return box.width < 24 || box.height < 24;
    })
    .map(element => element.outerHTML)"""

# What a page says, its clock apart.
WORDS = """() => {
    const main = document.querySelector("main").cloneNode(true);
    main.querySelector(".countdown")?.remove();
    return main.textContent.split(/\\s+/).join(" ");
}"""


@pytest.fixture(autouse=True)
def sample_site(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: OPENING - timedelta(days=2))
    site()


def violations(page: Page) -> list[str]:
    found = AXE.run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]


def barriers(page: Page, addresses: Mapping[str, str]) -> dict[tuple[str, int, str], list[str]]:
    """Return what stands in somebody's way: by page, width and theme."""
    found = {}
    for name, path in addresses.items():
        page.goto(path)
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            for theme in THEMES:
                page.emulate_media(color_scheme=theme)
                found[name, width, theme] = violations(page)
    return {seen: wrong for seen, wrong in found.items() if wrong}


@pytest.mark.parametrize("prefix", ["", "/en"], ids=["id", "en"])
def test_a_page_is_for_everyone(prefix: str, open_page: OpenPage) -> None:
    assert barriers(open_page("about:blank"), {name: prefix + path for name, path in PAGES.items()}) == {}


def test_a_talk_that_is_live_is_for_everyone(open_page: OpenPage) -> None:
    on = talk(State.LIVE, programme=Programme.objects.get(), date=DAY - timedelta(days=2), items=3)

    assert barriers(open_page("about:blank"), {"talk": f"{SERIES}{on.number}/", "home": "/"}) == {}


def test_a_missing_page_is_for_everyone(chromium: Browser, live_server: LiveServer) -> None:
    with chromium.new_context(base_url=live_server.url) as context:
        assert barriers(context.new_page(), {"id": f"{SERIES}99/", "en": "/en/nothing/"}) == {}


def test_a_page_never_scrolls_sideways(open_page: OpenPage) -> None:
    page = open_page("about:blank")
    too_wide = []
    for path in PAGES.values():
        page.goto(path)
        for width in (320, 360, 768, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                too_wide.append((path, width))

    assert too_wide == []


def test_whatever_is_pressed_is_large_enough_for_a_thumb(open_page: OpenPage) -> None:
    page = open_page("about:blank", width=360)
    small = {}
    for path in PAGES.values():
        page.goto(path)
        small[path] = page.evaluate(SMALL)

    assert {path: found for path, found in small.items() if found} == {}


def test_a_page_is_whole_without_javascript(open_page: OpenPage) -> None:
    scripted, plain = open_page("about:blank"), open_page("about:blank", java_script_enabled=False)
    different = []
    for path in PAGES.values():
        for page in (scripted, plain):
            page.goto(path)
        if scripted.evaluate(WORDS) != plain.evaluate(WORDS):
            different.append(path)

    assert different == []


def test_the_countdown_goes_on_by_itself(open_page: OpenPage) -> None:
    page = open_page("/")
    page.clock.install(time=OPENING - timedelta(hours=1, minutes=2, seconds=30))
    page.reload()

    expect(page.locator(".countdown b")).to_have_text(["0", "1", "2"])

    page.clock.fast_forward("01:00")

    expect(page.locator(".countdown b")).to_have_text(["0", "1", "1"])


def test_the_keyboard_reaches_the_content_first(open_page: OpenPage) -> None:
    page = open_page("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "content"


def test_a_narrow_menu_is_a_way_to_the_footer(open_page: OpenPage) -> None:
    page = open_page("/", width=360, java_script_enabled=False)
    page.get_by_role("link", name="Menu", exact=True).click()

    assert page.url.endswith("/#menu")
    assert page.locator("#menu").get_by_role("link", name="Kabar").is_visible()


def test_a_second_page_takes_the_style_sheet_from_the_cache(open_page: OpenPage) -> None:
    page = open_page("/")
    assert page.locator("link[rel=stylesheet]").count() == 0

    page.get_by_role("link", name="Arsip").first.click()

    assert page.locator("link[rel=stylesheet]").count() == 1


def test_the_language_switch_stays_on_the_page(open_page: OpenPage) -> None:
    page = open_page(PAGES["before"])
    page.get_by_role("link", name="English version").click()

    assert page.url.endswith("/en" + PAGES["before"])
    assert page.locator("html").get_attribute("lang") == "en"
