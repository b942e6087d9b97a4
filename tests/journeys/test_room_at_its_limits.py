"""The room where the line is bad and where machines join in: on a whole site, in a real browser."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.hall.streaming import sent
from tests.journeys.live_site import SERIES, LiveSite
from tests.waiting import wait_until
from tests.wire import Wire, wire

expect.set_options(timeout=30_000)
pytestmark = [pytest.mark.browser, pytest.mark.site]

ROOT = Path(__file__).resolve().parents[2]
LIVE, CAPTIONED, STREAMED = (f"/acara/{SERIES}/{number}/" for number in (2, 3, 4))


@pytest.fixture
def line(site: LiveSite) -> Iterator[Wire]:
    """Give the wire that a phone hangs on which loses the network."""
    with wire(site.url) as laid:
        yield laid


def test_a_phone_without_a_network_keeps_what_was_written_and_sends_it_once(site: LiveSite, line: Wire) -> None:
    queue = site.open(f"/meja/{SERIES}/2/tanya/", who="moderator")
    phone = site.open(f"{LIVE}ruang/", over=line)

    line.cut()
    phone.context.set_offline(True)
    phone.get_by_label("Pertanyaan Anda").fill("Contoh yang ditulis tanpa sambungan?")
    phone.get_by_role("button", name="Kirim pertanyaan").click()
    expect(phone.locator("#lost")).to_contain_text("Sambungan terputus sejak")
    expect(phone.locator("#write .status")).to_contain_text("Tersimpan di ponsel ini")
    expect(queue.locator("#pending article")).to_have_count(0)
    queue.locator("#hall-question summary").click()
    queue.get_by_label("Pertanyaan dari aula").fill("Contoh yang ditanyakan di aula?")
    queue.get_by_role("button", name="Masukkan ke antrean").click()
    expect(queue.locator("#approved article")).to_have_count(1)
    expect(phone.locator(".questions li")).to_have_count(0)

    line.mend()
    phone.context.set_offline(False)
    expect(phone.locator("#lost")).to_contain_text("Tersambung lagi")
    expect(phone.locator(".questions li")).to_have_count(1)
    expect(phone.locator("#write .status")).to_contain_text("Pertanyaan Anda sudah diterima")
    expect(queue.locator("#pending article")).to_have_count(1)
    expect(queue.locator("#pending article")).to_contain_text("Contoh yang ditulis tanpa sambungan?")


def test_a_console_without_a_network_stays_says_so_and_takes_the_press_again(
    site: LiveSite, line: Wire
) -> None:
    console = site.open(f"/meja/{SERIES}/2/kendali/", who="operator", over=line, width=1366, height=768)
    following = console.get_by_role("button", name="Lanjut: Contoh butir 2")

    line.cut()
    console.context.set_offline(True)
    expect(console.locator("#lost")).to_be_visible()
    console.get_by_label("Yang sedang diucapkan").fill("Baris yang belum dikirim")
    following.click()
    expect(console.locator("#unsent")).to_be_visible()
    expect(console.get_by_role("heading", name="Contoh butir 1")).to_be_visible()

    line.mend()
    console.context.set_offline(False)
    expect(console.locator("#lost")).to_be_hidden()
    following.click()
    expect(console.get_by_role("heading", name="Contoh butir 2")).to_be_visible()
    expect(console.locator("#unsent")).to_be_hidden()
    expect(console.get_by_label("Yang sedang diucapkan")).to_have_value("Baris yang belum dikirim")


def test_the_projector_goes_calm_when_the_door_hangs_and_comes_back(site: LiveSite) -> None:
    console = site.open(f"/meja/{SERIES}/3/kendali/", who="operator", width=1366)
    projector = site.open(f"{CAPTIONED}layar/", width=1280, height=720)
    console.keyboard.press("n")
    expect(projector.locator("h1")).to_have_text("Contoh butir 1")

    projector.keyboard.press("d")
    expect(projector.locator("html")).to_have_attribute("data-theme", "dark")

    with site.frozen():
        expect(projector.locator("#stage")).to_have_class("lost")
        expect(projector.locator("#stage")).not_to_contain_text("Contoh butir 1")

    expect(projector.locator("h1")).to_have_text("Contoh butir 1")
    site.expect_trouble()


def test_a_program_feeds_captions_that_everyone_reads(site: LiveSite, tmp_path: Path) -> None:
    console = site.open(f"/meja/{SERIES}/3/kendali/", who="operator", width=1366)
    console.get_by_text("Dikirim oleh program").click()
    console.get_by_role("button", name="Kunci baru").click()
    said = console.locator(".notice[role=status]").inner_text()
    lines = tmp_path / "lines.vtt"
    lines.write_text(
        "WEBVTT\n\n00:00.000 --> 00:00.500\nBaris contoh\npertama\n\n"
        "00:00.600 --> 00:01.000\nBaris contoh kedua\n",
        encoding="utf-8",
    )
    phone = site.open(f"{CAPTIONED}ruang/")

    example = [sys.executable, "docs/examples/feed_captions.py", site.url, SERIES, "3", str(lines)]
    environment = {**os.environ, "CAPTIONS_KEY": said.rsplit(" ", 1)[1]}
    for _twice in range(2):
        subprocess.run(example, cwd=ROOT, env=environment, check=True, timeout=60)

    expect(phone.locator("#said q")).to_have_text(["Baris contoh pertama", "Baris contoh kedua"])
    environment["CAPTIONS_KEY"] = "kunci-orang-lain"
    refused = subprocess.run(example, cwd=ROOT, env=environment, check=False, capture_output=True, text=True)
    assert (refused.returncode, refused.stderr[:9]) == (1, "refused: ")


def test_a_stream_that_is_sent_plays_in_the_room(site: LiveSite) -> None:
    phone = site.open(f"{STREAMED}ruang/")
    playlist = f"{site.url}{STREAMED}siaran/360.m3u8"
    with sent(site.stream_port):
        wait_until(lambda: phone.request.get(playlist).ok)
        first = phone.request.get(playlist).text()
        wait_until(lambda: phone.request.get(playlist).text().count("#EXTINF") > first.count("#EXTINF"))
        phone.get_by_role("link", name="Video").click()
        phone.locator("video").press("Space")
        wait_until(lambda: float(phone.evaluate("document.querySelector('video').currentTime")) > 2)
        assert phone.evaluate("document.querySelector('video').videoHeight") in {90, 240, 360, 720}
    site.expect_trouble()
