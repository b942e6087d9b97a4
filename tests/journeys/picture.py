"""Pictures of pages, as a journey goes."""

from pathlib import Path

from playwright.sync_api import Error, Page

from tests.waiting import wait_until

PICTURES = Path(__file__).resolve().parents[2] / "pictures"


def take(page: Page, path: Path, *, whole: bool = False) -> None:
    """Keep how a page looks now in a file: what is in view, or the whole of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    wait_until(lambda: _is_taken(page, path, whole=whole))


def _is_taken(page: Page, path: Path, *, whole: bool) -> bool:
    try:
        page.screenshot(path=path, full_page=whole)
    except Error as problem:
        # Chromium has nothing to show while it draws the page anew.
        if "Unable to capture screenshot" not in problem.message:
            raise
        return False
    return True
