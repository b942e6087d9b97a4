"""The board in a real browser: a host is dragged onto another, and the button beside it does the same."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from rembuk.programme.models import Talk
from tests import desk
from tests.factories import programme as sample

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BOARD = "/meja/bincang-contoh/"


@pytest.fixture
def board(page: Page, live_server: LiveServer) -> Page:
    """Open the board of three planned talks with the hosts A, B and C."""
    programme = sample.programme()
    for week, key in enumerate(("kpu-kota", "kpu-kab", "bawaslu-kota")):
        sample.talk(
            programme=programme, host=sample.body(key), date=date(2026, 12, 2) + timedelta(weeks=2 * week)
        )
    session = desk.staff().cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.set_viewport_size({"width": 1280, "height": 1600})
    page.goto(live_server.url + BOARD)
    return page


def drag(source: Locator, target: Locator) -> None:
    """Drag with the mouse as a hand does, in small steps; both stand on the screen."""
    start, end = source.bounding_box(), target.bounding_box()
    assert start is not None
    assert end is not None
    mouse = source.page.mouse
    mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    mouse.down()
    mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=8)
    mouse.up()


def hosts() -> list[str]:
    return list(Talk.objects.order_by("number").values_list("host__key", flat=True))


def test_a_host_dragged_onto_another_swaps_the_two(board: Page) -> None:
    chips = board.locator(".chip[data-swap]")
    expect(chips).to_have_count(3)

    drag(chips.nth(0), chips.nth(2))

    expect(board.get_by_text("Tuan rumah kedua bincang sudah bertukar.")).to_be_visible()
    assert hosts() == ["bawaslu-kota", "kpu-kab", "kpu-kota"]


def test_a_host_dropped_on_itself_or_beside_changes_nothing(board: Page) -> None:
    chip = board.locator(".chip[data-swap]").nth(0)

    drag(chip, chip)
    drag(chip, board.locator("h1"))

    assert board.url.endswith(BOARD)
    assert hosts() == ["kpu-kota", "kpu-kab", "bawaslu-kota"]


def test_the_keyboard_swaps_by_the_button_beside_the_talk(board: Page) -> None:
    button = board.get_by_role("button", name="Tukar tuan rumah dengan berikutnya").first
    button.focus()

    board.keyboard.press("Enter")

    expect(board.get_by_text("Tuan rumah kedua bincang sudah bertukar.")).to_be_visible()
    assert hosts() == ["kpu-kab", "kpu-kota", "bawaslu-kota"]
