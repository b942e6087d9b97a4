"""An operator runs a talk in a real browser, on a phone, and the pages of the desk hold what they promise."""

import re
from datetime import datetime, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from rembuk.institutions.permits import Role
from rembuk.ledger.models import Opening
from rembuk.programme.core.talk import State
from rembuk.programme.models import Item, Talk
from tests import desk
from tests.factories import hall, record
from tests.factories import programme as sample
from tests.waiting import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BASE = "/meja/bincang-contoh/1/"
PLAN = ("", "ubah/", "tunda/", "batal/", "susunan/", "susunan/versi/", "susunan/cetak/", "kesepakatan/rencana/")
DAY = ("undangan/", "undangan/surat/", "poster/", "pintu/", "hadir/", "kendali/", "tanya/", "catatan/")
DESK = [
    "/meja/program/baru/",
    *(
        "/meja/bincang-contoh/" + page
        for page in ("", "acara-baru/", "impor/", "hari-tanpa-acara/", "narasumber/")
    ),
    *(BASE + page for page in (*PLAN, *DAY)),
]


def sign_in(page: Page, live_server: LiveServer, client: Client) -> None:
    """Give the browser the session of someone who has signed in."""
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])


def live_talk(*, opened_minutes_ago: int) -> Talk:
    """Return a talk that runs now, its first item of 20 minutes opened that long ago."""
    talk = sample.talk(State.LIVE, date=timezone.localdate())
    Item.objects.filter(talk=talk, position=1).update(
        opened_at=timezone.now() - timedelta(minutes=opened_minutes_ago)
    )
    return talk


def test_the_clock_ticks_and_turns_red_when_an_item_runs_over(page: Page, live_server: LiveServer) -> None:
    live_talk(opened_minutes_ago=25)
    sign_in(page, live_server, desk.staff(Role.OPERATOR))

    page.goto(live_server.url + BASE + "kendali/")
    left = page.get_by_role("timer")
    first = left.inner_text()

    expect(left).to_have_class(re.compile(r"\blate\b"))
    expect(left).to_have_text(re.compile(r"^\+05\.\d\d lewat$"))
    expect(left).not_to_have_text(first)


def test_an_operator_runs_a_talk_with_the_thumb(page: Page, live_server: LiveServer) -> None:
    talk = live_talk(opened_minutes_ago=5)
    sign_in(page, live_server, desk.staff(Role.OPERATOR))
    page.goto(live_server.url + BASE + "kendali/")

    page.get_by_role("button", name="Lanjut: Contoh butir 2").click()
    expect(page.get_by_role("heading", name="Contoh butir 2")).to_be_visible()
    page.get_by_role("button", name="Urungkan langkah terakhir").click()
    expect(page.get_by_role("heading", name="Contoh butir 1")).to_be_visible()
    page.get_by_role("button", name="Tutup bincang").click()

    expect(page.get_by_role("link", name="Lengkapi catatan")).to_be_visible()
    talk.refresh_from_db()
    assert talk.state == State.HELD


class Held:
    """Keeps what a page sends to one address until it is let go, as a slow network does."""

    def __init__(self, page: Page, address: str) -> None:
        self._waiting: list[Route] = []
        page.route(address, self._take)

    def _take(self, route: Route) -> None:
        self._waiting.append(route)

    def let_go(self, page: Page) -> None:
        """Let one more pass, once it has been sent."""
        wait_until(lambda: bool(self._waiting), tend=lambda: page.wait_for_timeout(20))
        self._waiting.pop(0).continue_()


def test_another_press_is_kept_while_the_first_is_on_its_way(page: Page, live_server: LiveServer) -> None:
    room = hall.room(live_talk(opened_minutes_ago=5))
    sign_in(page, live_server, desk.staff(Role.OPERATOR))
    page.goto(live_server.url + BASE + "kendali/")
    held = Held(page, "**/kuis/")

    for name in ("Sebelum", "Sebelum", "Sesudah"):
        page.get_by_role("button", name=name, exact=True).click()
    held.let_go(page)
    expect(page.get_by_role("button", name="Sebelum", exact=True)).to_have_class(re.compile(r"\bon\b"))
    held.let_go(page)
    expect(page.get_by_role("button", name="Sesudah", exact=True)).to_have_class(re.compile(r"\bon\b"))

    expect(page.locator("form[aria-busy]")).to_have_count(0)
    phases = Opening.objects.filter(kind="quiz.held").order_by("index").values_list("data__phase", flat=True)
    assert list(phases) == ["before", "after"]
    room.refresh_from_db()
    assert room.quiz_phase == "after"


def test_every_minute_and_every_line_counts_however_slow_the_network_is(
    page: Page, live_server: LiveServer
) -> None:
    room = hall.room(live_talk(opened_minutes_ago=5))
    sign_in(page, live_server, desk.staff(Role.OPERATOR))
    page.goto(live_server.url + BASE + "kendali/")
    due = datetime.fromisoformat(str(page.get_by_role("timer").get_attribute("data-due")))
    minutes, lines = Held(page, "**/menit/"), Held(page, "**/kendali/teks/")

    for _ in range(3):
        page.keyboard.press("+")
    field = page.get_by_label("Yang sedang diucapkan")
    for line in ("Contoh kalimat satu.", "Contoh kalimat dua."):
        field.fill(line)
        page.keyboard.press("Enter")
    field.fill("Contoh kalimat yang sedang diketik")
    for _ in range(3):
        minutes.let_go(page)
    for _ in range(2):
        lines.let_go(page)

    later = (due + timedelta(minutes=3)).isoformat()
    expect(page.get_by_role("timer")).to_have_attribute("data-due", later)
    expect(page.locator("form[aria-busy]")).to_have_count(0)
    written = room.captions.order_by("pk").values_list("text", flat=True)
    assert list(written) == ["Contoh kalimat satu.", "Contoh kalimat dua."]
    expect(field).to_have_value("Contoh kalimat yang sedang diketik")


def test_lines_that_the_site_did_not_take_stand_in_the_field_again(
    chromium: Browser, live_server: LiveServer
) -> None:
    room = hall.room(live_talk(opened_minutes_ago=5))
    with chromium.new_context(locale="id-ID") as context:
        page = context.new_page()
        sign_in(page, live_server, desk.staff(Role.OPERATOR))
        page.goto(live_server.url + BASE + "kendali/")
        page.route("**/kendali/teks/", lambda route: route.abort())

        field = page.get_by_label("Yang sedang diucapkan")
        field.fill("Contoh kalimat satu.")
        page.keyboard.press("Enter")

        expect(page.get_by_text("Situs tidak menjawab.")).to_be_visible()
        expect(field).to_have_value("Contoh kalimat satu.")
        page.unroute("**/kendali/teks/")
        field.evaluate("field => field.removeAttribute('maxlength')")
        field.fill("x" * 401)
        page.keyboard.press("Enter")
        expect(page.locator("main .notice.warn[role=status]")).to_be_visible()
        expect(field).to_have_value("x" * 401)
    assert not room.captions.exists()


def test_what_a_live_moment_needs_is_in_one_view_of_a_small_laptop(page: Page, live_server: LiveServer) -> None:
    talk = live_talk(opened_minutes_ago=25)
    poll = hall.poll(hall.room(talk), text="Contoh jajak yang dibuka?")
    sign_in(page, live_server, desk.staff(Role.OPERATOR))
    page.set_viewport_size({"width": 1366, "height": 768})

    page.goto(live_server.url + BASE + "kendali/")

    needed = {
        "clock": page.get_by_role("timer"),
        "next": page.get_by_role("button", name="Lanjut: Contoh butir 2"),
        "message to all": page.get_by_text("Sampaikan pesan ke semua"),
        "microphone": page.get_by_text("Pertanyaan dari mikrofon"),
        "blank": page.locator("#projector [data-key=b]"),
        "captions": page.get_by_label("Yang sedang diucapkan"),
        "poll": page.locator(f"#close-{poll.pk}"),
    }
    outside = []
    for name, locator in needed.items():
        box = locator.bounding_box()
        if box is None or box["y"] + box["height"] > 768:
            outside.append((name, box))
    assert outside == []


@pytest.mark.parametrize("width", [360, 1366])
def test_every_page_of_the_desk_is_accessible_and_fits(page: Page, live_server: LiveServer, width: int) -> None:
    talk = live_talk(opened_minutes_ago=5)
    record.statement(talk)
    sample.commitment(talk)
    sign_in(page, live_server, desk.staff())
    page.set_viewport_size({"width": width, "height": 768})

    for address in DESK:
        page.goto(live_server.url + address)
        violations = [each["id"] for each in Axe().run(page).response["violations"]]
        too_wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert (address, violations, too_wide) == (address, [], False)
