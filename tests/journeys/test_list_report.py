from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from padan.report.findings import document
from padan.report.page import html
from tests.padan.lists import ONE, TWO
from tests.padan.report.test_summary import made

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [360, 1920])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_report_opens_from_its_file_without_a_barrier(
    tmp_path: Path, page: Page, width: int, scheme: str
) -> None:
    file = tmp_path / "laporan.html"
    file.write_text(html(document([made(tmp_path, ONE, TWO, ONE)], "id")), encoding="utf-8")
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(file.as_uri())

    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert [each["id"] for each in Axe().run(page).response["violations"]] == []
