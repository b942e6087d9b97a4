"""Pictures of pages, as a journey goes."""

from pathlib import Path

from playwright.sync_api import Error, Page

PICTURES = Path(__file__).resolve().parents[2] / "pictures"
TRIES = 5


def take(page: Page, path: Path, *, whole: bool = False) -> None:
    """Keep how a page looks now in a file: what is in view, or the whole of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for last in (number == TRIES for number in range(1, TRIES + 1)):
        try:
            page.screenshot(path=path, full_page=whole)
        except Error as problem:
            # Chromium has nothing to show while it draws the page anew.
            if last or "Unable to capture screenshot" not in problem.message:
                raise
            page.wait_for_timeout(200)
        else:
            return
