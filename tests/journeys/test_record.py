"""From a recording's captions to a record that four bodies agreed to, that everyone reads and news quotes."""

import re
import subprocess
from datetime import timedelta
from pathlib import Path, PurePosixPath
from typing import Any

import imageio_ffmpeg
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from rembuk.institutions.permits import Role
from rembuk.programme.core.agreement import Subject
from rembuk.programme.core.talk import State
from rembuk.record.actions import prepare_next
from rembuk.record.models import StatementKind
from tests.factories import newsroom, record, visitors
from tests.factories import programme as sample
from tests.journeys.conftest import OpenPage
from tests.journeys.test_editors import signed_in
from tests.journeys.watch import Watch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DESK = "/meja/bincang-contoh/1/"
PUBLIC = "/acara/bincang-contoh/1/rekaman/"
AXE = Axe()
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def captions(folder: Path) -> Path:
    """Seventy lines of five seconds by two people, two pieces of a page."""
    cues = ["WEBVTT"]
    for n in range(70):
        start, end = (
            f"{n * 5 // 60:02}:{n * 5 % 60:02}.000",
            f"{(n * 5 + 4) // 60:02}:{(n * 5 + 4) % 60:02}.000",
        )
        who = "Contoh Satu" if n % 2 else "Contoh Dua"
        text = "Kata pelangi yang dicari" if n == 65 else f"Contoh kalimat nomor {n}"
        cues.append(f"{start} --> {end}\n<v {who}>{text}")
    path = folder / "teks.vtt"
    path.write_text("\n\n".join(cues), encoding="utf-8")
    return path


def filmed(folder: Path, *, seconds: int) -> Path:
    """Film a tone and a test picture."""
    path = folder / "rekaman.mp4"
    sources = [f"sine=frequency=300:duration={seconds}", f"testsrc=size=160x90:rate=5:duration={seconds}"]
    inputs = [word for source in sources for word in ("-f", "lavfi", "-i", source)]
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-y", "-v", "error", *inputs, "-pix_fmt", "yuv420p", str(path)]
    subprocess.run(command, check=True)
    return path


def violations(page: Page) -> list[str]:
    found = AXE.run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]


def test_captions_become_a_record_that_four_bodies_agree_to_and_everyone_reads(
    live_server: Any, chromium: Browser, tmp_path: Path
) -> None:
    talk = sample.talk(State.HELD)
    watch = Watch(live_server.url)
    staff = [signed_in(chromium, live_server.url, account, watch) for account in newsroom.readers(talk)]
    keeper = staff[0]

    keeper.goto(f"{DESK}transkrip/")
    keeper.get_by_label("Berkas takarir").set_input_files(captions(tmp_path))
    keeper.get_by_role("button", name="Masukkan", exact=True).click()
    expect(keeper.get_by_role("heading", name="70 baris")).to_be_visible()
    keeper.get_by_role("textbox", name="Bab").fill("00:00 Pembukaan\n05:20 Tanya jawab")
    keeper.get_by_role("button", name="Simpan bab").click()
    keeper.get_by_role("link", name=re.compile("^Betulkan ?: 0:05$")).click()
    keeper.get_by_role("button", name="Catat sebagai kutipan").click()
    expect(keeper.get_by_text("Dicatat di antara pernyataan.")).to_be_visible()

    visitor = chromium.new_context(base_url=live_server.url, viewport={"width": 360, "height": 740}).new_page()
    watch.over(visitor.context)
    visitor.goto(PUBLIC)
    expect(visitor.get_by_text("Bincang ini sudah terlaksana.")).to_be_visible()
    keeper.goto(PUBLIC)
    expect(keeper.get_by_text("Pratinjau untuk lembaga mitra")).to_be_visible()

    for page in staff:
        page.goto(f"{DESK}kesepakatan/catatan/")
        expect(page.get_by_text("Contoh kalimat nomor 1", exact=True)).to_be_visible()
        page.get_by_role("button", name=re.compile("^Sepakati untuk")).click()
    expect(staff[-1].get_by_text("Semua mitra menyepakati ini apa adanya.")).to_be_visible()

    visitor.goto(PUBLIC)
    expect(visitor.locator(".contents")).to_contain_text("Tanya jawab")
    expect(visitor.get_by_role("figure").filter(has_text="Contoh kalimat nomor 1")).to_be_visible()
    visitor.get_by_label("Cari dalam bincang ini").fill("pelagi")
    visitor.keyboard.press("Enter")
    expect(visitor.locator("mark")).to_have_text("pelangi")
    visitor.locator(".hits li a").click()
    expect(visitor.locator("span:target")).to_contain_text("Kata pelangi yang dicari")

    keeper.goto(DESK)
    keeper.get_by_role("button", name="Buka naskah kabar").click()
    expect(keeper.get_by_text("“Contoh kalimat nomor 1,” kata").first).to_be_visible()
    expect(keeper.get_by_text("semuanya sesuai dengan rekaman")).to_be_visible()
    for page in (*staff, visitor):
        page.context.close()
    assert watch.complaints == []


def test_a_video_taken_in_at_the_desk_is_played_followed_and_taken_along(
    live_server: Any, chromium: Browser, tmp_path: Path
) -> None:
    talk = sample.talk(State.HELD)
    for n in range(4):
        record.line(talk, text=f"Contoh kalimat nomor {n}", person=sample.speaker("Contoh Satu"))
    talk.chapters.create(at=0, title="Pembukaan")
    talk.chapters.create(at=10_000, title="Tanya jawab")
    watch = Watch(live_server.url)
    keeper = signed_in(chromium, live_server.url, newsroom.editor(Role.SECRETARIAT, at=talk.host), watch)
    keeper.goto(f"{DESK}berkas/")
    keeper.get_by_label("Berkas", exact=True).set_input_files(filmed(tmp_path, seconds=20))
    keeper.get_by_role("button", name="Masukkan", exact=True).click()
    expect(keeper.get_by_text("sedang disiapkan")).to_be_visible()
    prepare_next(now=sample.OPENING, beat=lambda: None)
    sample.agree(talk, subject=Subject.RECORD)

    visitor = chromium.new_context(base_url=live_server.url, viewport={"width": 360, "height": 740}).new_page()
    watch.over(visitor.context)
    visitor.goto(PUBLIC)
    expect(visitor.locator("audio")).to_be_visible()
    visitor.get_by_role("link", name="Tonton videonya").click()
    player = visitor.locator("video")
    assert player.evaluate("each => [each.preload, each.paused, each.readyState]") == ["none", True, 0]

    visitor.get_by_role("link", name="0:10 Tanya jawab").click()
    expect(visitor.locator(".turns .now")).to_have_text(re.compile("nomor 2"))
    expect(visitor.locator(".contents [aria-current]")).to_contain_text("Tanya jawab")
    assert player.evaluate("each => [each.paused, each.error, each.videoWidth]") == [False, None, 160]
    assert 10 <= player.evaluate("each => each.currentTime") < 20
    visitor.get_by_text("Contoh kalimat nomor 1").click()
    expect(visitor.locator(".turns .now")).to_have_text(re.compile("nomor 1"))
    player.evaluate("each => each.pause()")
    visitor.get_by_label("Cari dalam bincang ini").fill("kalimat")
    visitor.keyboard.press("Enter")
    expect(visitor.locator(".hits li")).to_have_count(4)

    visitor.goto(PUBLIC)
    sound = talk.media.get(kind="sound")
    link = visitor.get_by_role("link", name=re.compile("^Suara, "))
    expect(link).to_have_text(f"Suara, 1 menit, {round(sound.size / 1024)} KB")
    taken = {
        PurePosixPath(link.get_attribute("href") or "").suffix: visitor.request.get(
            link.get_attribute("href") or ""
        )
    }
    for each in visitor.locator(".files a").all():
        address = each.get_attribute("href") or ""
        taken[PurePosixPath(address).name] = visitor.request.get(address)
    assert {name: (answer.status, answer.body()[:6]) for name, answer in taken.items()} == {
        ".m4a": (200, b"\x00\x00\x00\x1cft"),
        "notulen.pdf": (200, b"%PDF-1"),
        "transkrip.txt": (200, b"Contoh"),
        "transkrip.vtt": (200, b"WEBVTT"),
        "bab.txt": (200, b"0:00 P"),
        "rekaman.json": (200, b'{"form'),
    }
    assert len(taken[".m4a"].body()) == sound.size
    for page in (keeper, visitor):
        page.context.close()
    assert watch.complaints == []


def test_what_a_visitor_allows_and_what_was_achieved_are_for_everyone(open_page: OpenPage) -> None:
    talk = sample.talk(State.PUBLISHED)
    record.attendance(talk)
    record.statement(talk, kind=StatementKind.TIP)
    for n in range(8):
        visitor = visitors.registration(talk, name=f"Contoh Warga {n}", district="Kecamatan Contoh")
        visitors.arrival(visitor, at=sample.OPENING + timedelta(minutes=n))
    newsroom.article(talk=talk)
    addresses = (
        f"/tiket/{visitor.code}/izin/",
        "/acara/bincang-contoh/capaian/",
        "/kiat/",
        "/sertifikat/",
        PUBLIC,
    )

    found = {}
    for address in addresses:
        for width in (360, 1920):
            for theme in ("light", "dark"):
                page = open_page(address, width=width, theme=theme, java_script_enabled=True)
                found[address, width, theme] = violations(page)
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert {seen: wrong for seen, wrong in found.items() if wrong} == {}

    plain = open_page(addresses[0], java_script_enabled=False)
    plain.get_by_label("Foto yang memperlihatkan saya dengan jelas").check()
    plain.get_by_role("button", name="Simpan izin saya").click()
    expect(plain.get_by_label("Foto yang memperlihatkan saya dengan jelas")).to_be_checked()


def test_the_desk_s_pages_of_consent_and_certificates_are_for_everyone(
    live_server: Any, chromium: Browser
) -> None:
    talk = sample.talk(State.HELD)
    watch = Watch(live_server.url)
    page = signed_in(chromium, live_server.url, newsroom.editor(Role.SECRETARIAT, at=talk.host), watch)

    found = {}
    for address in ("izin/", "sertifikat/"):
        page.goto(f"{DESK}{address}")
        found[address] = violations(page)
    page.get_by_text("Syarat bagi pengunjung").click()
    page.get_by_label("Mengikuti paling sedikit").fill("60")
    page.get_by_role("button", name="Simpan syaratnya").click()
    expect(page.get_by_text("Tersimpan.")).to_be_visible()

    assert found == {"izin/": [], "sertifikat/": []}
    assert talk.certificate_rule.share == 60
    page.context.close()
    assert watch.complaints == []
