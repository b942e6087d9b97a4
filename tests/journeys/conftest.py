"""A real Chromium before a real server. Each test has a browser context, and so its cookies, of its own.

A journey fails when the browser complains on its console. One over public pages, by `open_page`, also fails
when a page asks anything of another host, or when one of its requests fails.
"""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.journeys.live_site import LiveSite, live_site
from tests.journeys.watch import Watch
from tests.wire import Wire, wire

OpenPage = Callable[..., Page]
"""Opens a path of the site in a fresh, anonymous browser and returns the page."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # Chromium's sandbox refuses to start for root.
        options = ["--no-sandbox"] if os.getuid() == 0 else []
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=options)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def own_shelf(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Show no page that was kept for an earlier test: each test's ledger begins anew, the server goes on."""
    from rembuk.web import cache

    key = cache._key
    monkeypatch.setattr(cache, "_key", lambda asked: f"{request.node.nodeid} {key(asked)}")


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Open a page as a phone from Indonesia would, and let no error of a script pass."""
    context = chromium.new_context(viewport={"width": 360, "height": 740}, locale="id-ID")
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda line: problems.append(line.text) if line.type == "error" else None)
    yield page
    context.close()
    assert problems == []


@pytest.fixture
def open_page(chromium: Browser, live_server: LiveServer) -> Iterator[OpenPage]:
    """Open pages of the site; afterwards, close them and say what went wrong in any of them."""
    watch = Watch(live_server.url)
    contexts: list[BrowserContext] = []

    def opened(path: str, *, width: int = 1280, theme: str = "light", **options: Any) -> Page:
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 800},
            color_scheme="dark" if theme == "dark" else "light",
            reduced_motion="reduce",
            **options,
        )
        contexts.append(context)
        watch.over(context)
        page = context.new_page()
        page.goto(path, wait_until="load")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert watch.complaints == []


@pytest.fixture
def line(live_server: LiveServer) -> Iterator[Wire]:
    """Give the wire that a phone hangs on which loses the network."""
    with wire(live_server.url) as laid:
        yield laid


@pytest.fixture(scope="session")
def running_site(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[LiveSite]:
    """Run the whole site as `rembuk serve` does."""
    static = request.config.cache.mkdir("static files of the site")
    with live_site(tmp_path_factory.mktemp("site"), static=static) as site:
        yield site


@pytest.fixture
def site(running_site: LiveSite, chromium: Browser) -> Iterator[LiveSite]:
    """Open windows on the running site; afterwards, close them and say what went wrong in any of them."""
    with running_site.seen_in(chromium):
        yield running_site
    assert running_site.complaints == [], running_site.said()
