"""The door on two phones in a real browser: one of them without a network, one with a camera."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import segno
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from rembuk.institutions.permits import Role
from rembuk.programme.core.talk import State
from rembuk.programme.models import Arrival, Registration, Talk
from tests import desk
from tests.factories import programme as sample
from tests.factories import visitors
from tests.wire import Wire

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DOOR = "/meja/bincang-contoh/1/pintu/"
Phone = Callable[..., Page]


@pytest.fixture
def phone(chromium: Browser, live_server: LiveServer) -> Iterator[Phone]:
    """Give phones at the door, each signed in as an operator of its own; `over` a wire, where one is given."""
    contexts: list[BrowserContext] = []

    def one(*, over: Wire | None = None) -> Page:
        url = over.url if over else live_server.url
        context = chromium.new_context(base_url=url, viewport={"width": 360, "height": 740})
        contexts.append(context)
        sign_in(context, url, desk.staff(Role.OPERATOR))
        return context.new_page()

    yield one
    for context in contexts:
        context.close()


def sign_in(context: BrowserContext, url: str, client: Client) -> None:
    session = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": url}])


def open_door(page: Page) -> None:
    page.goto(DOOR)
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    # The files are on the shelf once the worker has fetched the last of them.
    page.wait_for_function(
        "caches.open('rembuk-door').then(shelf => shelf.keys()).then(kept => kept.length >= 6)", timeout=15_000
    )


def show(page: Page, text: str) -> None:
    page.get_by_label("Kode tiket atau nama").fill(text)
    page.get_by_role("button", name="Cari").click()


def counted(page: Page, names: list[str]) -> None:
    """Wait until the server has counted these, and nobody else: a phone says its word before it has sent it."""
    for _ in range(40):
        found = sorted(Arrival.objects.values_list("registration__name", flat=True))
        if found == names:
            return
        page.wait_for_timeout(250)
    assert found == names


def people(talk: Talk, count: int) -> list[Registration]:
    return [visitors.registration(talk, name=f"Contoh Warga {n}") for n in range(count)]


def test_a_phone_without_a_network_keeps_the_door_and_nobody_counts_twice(phone: Phone, line: Wire) -> None:
    talk = visitors.open_talk(capacity=20)
    first, second, third = people(talk, 3)
    alone, other = phone(over=line), phone()
    open_door(alone)
    other.goto(DOOR)

    line.cut()
    alone.context.set_offline(True)
    show(alone, first.door_code)
    expect(alone.get_by_text("Silakan masuk")).to_be_visible()
    show(alone, first.code)
    expect(alone.get_by_text("Sudah masuk")).to_be_visible()
    alone.reload()  # an empty battery, a closed tab
    expect(alone.locator("[data-count]")).to_have_text("1")
    show(alone, second.door_code)
    alone.get_by_text("Tambah tamu").click()
    alone.get_by_label("Nama tamu").fill("Tamu Contoh")
    alone.get_by_role("button", name="Tambah dan masukkan").click()
    expect(alone.locator("[data-count]")).to_have_text("3")
    expect(alone.get_by_text("Semua tersimpan di ponsel ini: 3")).to_be_visible()
    show(other, second.door_code)
    show(other, third.name)
    expect(other.locator("[data-count]")).to_have_text("2")
    counted(other, ["Contoh Warga 1", "Contoh Warga 2"])

    line.mend()
    alone.context.set_offline(False)

    expect(alone.locator("[data-count]")).to_have_text("4", timeout=20_000)
    expect(alone.get_by_text("Semua tersimpan di ponsel ini")).to_be_hidden()
    counted(alone, ["Contoh Warga 0", "Contoh Warga 1", "Contoh Warga 2", "Tamu Contoh"])


def test_a_part_of_a_name_lets_nobody_in_until_the_one_meant_is_pressed(phone: Phone) -> None:
    visitors.registration(visitors.open_talk(), name="Pak Contoh")
    page = phone()
    page.goto(DOOR)

    show(page, "pak")
    expect(page.locator("[data-found] b")).to_have_text("Pak Contoh")
    expect(page.locator("[data-count]")).to_have_text("0")
    page.get_by_role("button", name="Masukkan").click()

    expect(page.get_by_text("Silakan masuk")).to_be_visible()
    counted(page, ["Pak Contoh"])


def test_a_wrong_press_is_taken_back_and_who_has_no_seat_is_let_in_by_hand(phone: Phone) -> None:
    talk = visitors.open_talk()
    [siti] = people(talk, 1)
    waiting = visitors.registration(talk, name="Contoh Penunggu", standing="waiting")
    page = phone()
    page.goto(DOOR)

    show(page, siti.door_code)
    page.get_by_role("button", name="Tarik kembali yang terakhir").click()
    expect(page.get_by_text("Ditarik kembali")).to_be_visible()
    expect(page.locator("[data-count]")).to_have_text("0")
    show(page, "contoh penunggu")
    expect(page.get_by_text("Daftar tunggu")).to_be_visible()
    page.get_by_role("button", name="Masukkan").click()
    expect(page.get_by_text("Silakan masuk")).to_be_visible()
    expect(page.locator("[data-count]")).to_have_text("1")
    show(page, "tidak ada")
    expect(page.get_by_text("Tidak ada di daftar")).to_be_visible()

    assert Axe().run(page).response["violations"] == []
    counted(page, [waiting.name])


def film(content: str, file: Path) -> None:
    """Write a film of one QR code, as a camera would see it (YUV4MPEG)."""
    width, height, scale = 640, 480, 9
    rows = [[bool(dark) for dark in row] for row in segno.make_qr(content, error="m").matrix]
    left, top = (width - len(rows) * scale) // 2, (height - len(rows) * scale) // 2
    light = bytearray(b"\xeb" * (width * height))
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                for line in range(scale):
                    start = (top + y * scale + line) * width + left + x * scale
                    light[start : start + scale] = b"\x10" * scale
    frame = b"FRAME\n" + bytes(light) + b"\x80" * (width * height // 2)
    file.write_bytes(f"YUV4MPEG2 W{width} H{height} F10:1 Ip A0:0 C420jpeg\n".encode() + frame * 10)


def test_the_camera_reads_a_ticket_where_the_browser_has_no_reader(
    chromium: Browser, live_server: LiveServer
) -> None:
    one = visitors.registration(sample.talk(State.ANNOUNCED, capacity=5), name="Contoh Warga")
    with TemporaryDirectory() as folder:
        seen = Path(folder) / "tiket.y4m"
        film(f"https://bincang.example.id/tiket/{one.code}/", seen)
        browser = chromium.browser_type.launch(
            executable_path="/usr/bin/chromium",
            args=[
                "--no-sandbox",
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream",
                f"--use-file-for-fake-video-capture={seen}",
            ],
        )
        context = browser.new_context(base_url=live_server.url, viewport={"width": 360, "height": 740})
        sign_in(context, live_server.url, desk.staff(Role.OPERATOR))
        page = context.new_page()
        page.goto(DOOR)
        assert page.evaluate("'BarcodeDetector' in window") is False
        assert page.evaluate("'jsQR' in window") is False

        page.get_by_role("button", name="Baca tiket dengan kamera").click()

        expect(page.get_by_text("Silakan masuk")).to_be_visible(timeout=20_000)
        expect(page.locator("[data-verdict]")).to_contain_text("Contoh Warga")
        counted(page, [one.name])
        browser.close()
