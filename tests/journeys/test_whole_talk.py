"""A whole talk in four windows on a whole site: a phone, the text-only room, the projector and the console.

Every window leaves pictures in pictures/hall/.
"""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.journeys import picture
from tests.journeys.live_site import SERIES, LiveSite

expect.set_options(timeout=20_000)
pytestmark = [pytest.mark.browser, pytest.mark.site]

TALK, DESK = f"/acara/{SERIES}/1/", f"/meja/{SERIES}/1/"
ON_PHONE = "Siapa yang memutuskan data mana yang dihapus?"
IN_TEXT = "Kapan nama yang ganda diperiksa lagi?"


def take(page: Page, name: str) -> None:
    picture.take(page, picture.PICTURES / "hall" / f"{name}.png")


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


class Windows:
    """The windows that stand open through the talk."""

    def __init__(self, site: LiveSite) -> None:
        self.console = site.open(f"{DESK}kendali/", who="operator", width=1366, height=768)
        self.second = site.open(f"{DESK}kendali/", who="moderator", width=1366, height=768)
        self.queue = site.open(f"{DESK}tanya/", who="moderator")
        self.phone = site.open(f"{TALK}ruang/")
        self.text = site.open(f"{TALK}teks/", java_script_enabled=False)
        self.projector = site.open(f"{TALK}layar/", width=1920, height=1080)

    def take(self, moment: str) -> None:
        """Take a picture of every window."""
        for name in ("console", "queue", "phone", "text", "projector"):
            take(getattr(self, name), f"{moment}-{name}")

    def all_accessible(self) -> None:
        """Assert that no window breaks a rule of accessibility."""
        names = ("console", "queue", "phone", "projector")
        assert {name: violations(getattr(self, name)) for name in names} == {name: [] for name in names}


def test_a_whole_talk_in_four_windows(site: LiveSite) -> None:
    windows = Windows(site)
    windows.take("1-before")

    windows.console.get_by_role("button", name="Mulai bincang").click()
    expect(windows.phone.locator(".tag.live")).to_be_visible()
    expect(windows.second.locator("#clock")).to_contain_text("Contoh butir 1")

    asks(windows)
    answers_with_captions(windows)
    votes(windows)
    learns(windows, site)
    rates(windows)
    answers_in_words(windows)
    two_operators(windows)
    says_to_all(windows)
    windows.all_accessible()
    closes(windows, site)


def asks(windows: Windows) -> None:
    """A question asked on a phone or in the text room is nowhere before the moderator approved it."""
    windows.phone.get_by_label("Pertanyaan Anda").fill(ON_PHONE)
    press(windows.phone, "Kirim pertanyaan")
    expect(windows.phone.locator("#write .status")).to_contain_text("Pertanyaan Anda sudah diterima")
    windows.text.get_by_role("link", name="Tulis pertanyaan").click()
    windows.text.get_by_label("Pertanyaan Anda").fill(IN_TEXT)
    press(windows.text, "Kirim pertanyaan")
    expect(windows.text.get_by_text("Pertanyaan Anda sudah diterima")).to_be_visible()
    expect(windows.queue.locator("#pending article")).to_have_count(2)
    windows.text.goto(f"{TALK}teks/")
    for page in (windows.phone, windows.text, windows.projector):
        assert ON_PHONE not in page.locator("body").inner_text()

    for left in (1, 0):
        windows.queue.locator("#pending").get_by_role("button", name="Setujui").first.click()
        expect(windows.queue.locator("#pending article")).to_have_count(left)
    expect(windows.phone.locator(".questions li")).to_have_count(2)
    windows.text.goto(f"{TALK}teks/")
    windows.text.locator("li", has_text=ON_PHONE).get_by_role("button").click()
    expect(windows.text.locator("li", has_text=ON_PHONE)).to_contain_text("1 dukungan")
    expect(windows.phone.locator(".questions li", has_text=ON_PHONE).locator("[data-support]")).to_have_text(
        "1"
    )
    windows.phone.locator(".questions li", has_text=ON_PHONE).get_by_role("button").click()
    expect(windows.queue.locator("#approved article", has_text=ON_PHONE)).to_contain_text("2 dukungan")


def answers_with_captions(windows: Windows) -> None:
    """What is on air stands before everyone, and what is said runs along."""
    card = windows.queue.locator("#approved article", has_text=ON_PHONE)
    card.get_by_role("button", name="Tayangkan").click()
    expect(windows.phone.locator("#on-air")).to_contain_text(ON_PHONE)
    windows.console.keyboard.press("q")
    expect(windows.projector.locator("h1")).to_have_text(ON_PHONE)
    windows.console.locator("#order").get_by_role("button", name="Contoh Satu").click()
    windows.console.get_by_label("Yang sedang diucapkan").fill("Kami cocokkan dulu dengan kartu kelurga.")
    windows.console.keyboard.press("Enter")
    buffered = windows.console.get_by_label("Perbaiki baris ini")
    buffered.fill("Kami cocokkan dulu dengan kartu keluarga.")
    windows.console.keyboard.press("Enter")
    expect(windows.phone.locator("#said")).to_contain_text("dengan kartu keluarga.")
    expect(windows.projector.locator(".captions")).to_contain_text("dengan kartu keluarga.")
    expect(windows.phone.locator("#said")).to_contain_text("Contoh Satu")
    windows.take("2-question")
    windows.all_accessible()


def votes(windows: Windows) -> None:
    """A poll is answered on both, and its results are seen when the operator opens them."""
    poll = windows.console.locator(".ballots > li", has_text="Pernahkah")
    poll.get_by_role("button", name="Buka").click()
    windows.phone.get_by_label("Pernah", exact=True).check()
    press(windows.phone, "Jawab")
    expect(windows.phone.locator(".poll .status")).to_have_text("Jawaban Anda sudah diterima.")
    windows.text.goto(f"{TALK}teks/")
    windows.text.get_by_label("Belum", exact=True).check()
    press(windows.text, "Jawab")
    expect(windows.phone.locator(".poll [data-people]")).to_have_text("2")
    poll.get_by_role("button", name="Ke proyektor").click()
    expect(windows.projector.locator("h1")).to_contain_text("Pernahkah Anda mengecek")
    for page in (windows.phone, windows.text, windows.projector):
        assert "50%" not in page.locator("body").inner_text()
    poll.get_by_role("button", name="Tampilkan hasil").click()
    expect(windows.projector.locator(".bars")).to_contain_text("50%")
    expect(windows.phone.locator(".results")).to_contain_text("50%")
    windows.text.goto(f"{TALK}teks/")
    expect(windows.text.locator("main")).to_contain_text("Pernah: 50%")
    windows.take("3-poll")
    windows.all_accessible()
    poll.get_by_role("button", name="Tutup", exact=True).click()


def learns(windows: Windows, site: LiveSite) -> None:
    """The quiz before and after: what was learned is shown with its interval, and only when it is opened."""
    others = [json.loads(site.sent_to_room(1, "join", {}))["token"] for _ in range(11)]
    for name, on_phone, by_others in (("Sebelum", "Pernah", "A"), ("Sesudah", "Belum", "B")):
        press(windows.console, name)
        card = windows.phone.locator(".poll", has_text="Contoh soal kuis?")
        # The card is drawn anew for the second round.
        expect(card.locator("[data-people]")).to_have_text("0")
        card.get_by_label(on_phone, exact=True).check()
        card.get_by_role("button", name="Jawab").click()
        expect(card.locator(".status")).to_have_text("Jawaban Anda sudah diterima.")
        quiz = str(card.get_attribute("data-poll"))
        for token in others:
            # Whoever sends twice counts once.
            for _ in range(2):
                site.sent_to_room(1, f"quiz/{quiz}/answer", {"choice": by_others}, token=token)
        expect(card.locator("[data-people]")).to_have_text("12")
    press(windows.console, "Kuis")
    expect(windows.projector.locator("h1")).to_contain_text("1 soal di ponsel Anda")
    expect(windows.projector.locator(".bars")).to_contain_text("12")
    for page in (windows.phone, windows.projector):
        assert "benar" not in page.locator("main").inner_text().casefold()
    press(windows.console, "Tampilkan hasil belajar")
    expect(windows.projector.locator("h1")).to_have_text("Yang kita pelajari bersama")
    expect(windows.projector.locator(".gain")).to_have_text("+100 poin Selang 95%: +100 sampai +100 poin")
    expect(windows.phone.locator(".poll .results", has_text="Belum").first).to_contain_text("100%")
    windows.take("4-quiz")
    press(windows.console, "Ditutup")


def prepares(windows: Windows, kind: str, text: str, options: str = "") -> Locator:
    """Prepare a poll at the console and open it; return its line there."""
    form = windows.console.locator("#polls details")
    if form.get_attribute("open") is None:
        form.locator("summary").click()
    form.get_by_label("Jenis").select_option(label=kind)
    form.get_by_label("Apa yang Anda tanyakan").fill(text)
    form.get_by_label("Pilihan", exact=False).first.fill(options)
    press(windows.console, "Siapkan")
    line = windows.console.locator(".ballots > li", has_text=text)
    line.get_by_role("button", name="Buka").click()
    return line


def rates(windows: Windows) -> None:
    """A scale shows its steps and their mean."""
    text = "Seberapa yakin Anda?"
    line = prepares(windows, "Skala", text, "1\n2\n3\n4\n5")
    card = windows.phone.locator(".poll", has_text=text)
    card.get_by_label("4", exact=True).check()
    card.get_by_role("button", name="Jawab").click()
    expect(card.locator("[data-people]")).to_have_text("1")
    line.get_by_role("button", name="Tampilkan hasil").click()
    expect(line.get_by_role("button", name="Sembunyikan hasil")).to_be_visible()
    line.get_by_role("button", name="Ke proyektor").click()
    expect(windows.projector.locator(".eyebrow")).to_contain_text("Rata-rata 4,0")
    expect(card).to_contain_text("Rata-rata 4,0")


def answers_in_words(windows: Windows) -> None:
    """What people answer in their own words is seen when a person has approved it, and nothing before."""
    for kind, text, approved, hidden in (
        ("Awan kata", "Satu kata untuk bincang ini?", "Terbuka", "Contohkasar"),
        ("Jawaban bebas", "Apa yang perlu dibahas lain kali?", "Data pindah domisili", "Contoh tak pantas"),
    ):
        line = prepares(windows, kind, text)
        card = windows.phone.locator(".poll", has_text=text)
        card.get_by_role("textbox").fill(approved)
        card.get_by_role("button", name="Jawab").click()
        expect(card.locator("[data-people]")).to_have_text("1")
        windows.text.goto(f"{TALK}teks/?tulis=1")
        form = windows.text.locator(f"form:has(legend:text-is('{text}'))")
        form.get_by_role("textbox").fill(hidden)
        form.get_by_role("button").click()
        expect(card.locator("[data-people]")).to_have_text("2")

        line.get_by_role("button", name="Tampilkan hasil").click()
        expect(line.get_by_role("button", name="Sembunyikan hasil")).to_be_visible()
        expect(card).to_contain_text("Belum ada jawaban yang disetujui.")
        line.get_by_role("button", name="Ke proyektor").click()
        expect(windows.projector.locator("h1")).to_have_text(text)
        windows.text.goto(f"{TALK}teks/")
        for page in (windows.phone, windows.text, windows.projector):
            seen = page.locator("main").inner_text().casefold()
            assert [word in seen for word in (approved.casefold(), hidden.casefold())] == [False, False]

        for word, verdict in ((approved, "Setujui"), (hidden, "Sembunyikan")):
            choice = windows.console.locator("#polls").get_by_label(re.compile(f"^{word}$", re.IGNORECASE))
            choice.check()
            press(windows.console, verdict)
            expect(choice).to_have_count(0)
        for page in (windows.phone, windows.projector):
            expect(page.locator("main")).to_contain_text(re.compile(approved, re.IGNORECASE))
        windows.text.goto(f"{TALK}teks/")
        expect(windows.text.locator("main")).to_contain_text(re.compile(approved, re.IGNORECASE))
        for page in (windows.phone, windows.text, windows.projector):
            assert hidden.casefold() not in page.locator("main").inner_text().casefold()
        take(windows.projector, f"4-{'cloud' if kind == 'Awan kata' else 'open'}-projector")


def two_operators(windows: Windows) -> None:
    """Minutes given at one console are seen at the other, and two who press at once go on by one item."""
    due = windows.second.locator("[data-due]")
    before = due.get_attribute("data-due")
    assert before is not None
    windows.console.keyboard.press("+")
    expect(due).not_to_have_attribute("data-due", before)
    buttons = [
        page.get_by_role("button", name="Lanjut: Contoh butir 2") for page in (windows.console, windows.second)
    ]
    for button in buttons:
        expect(button).to_be_visible()
    for page in (windows.console, windows.second):
        page.keyboard.press("ArrowRight")
    for page in (windows.console, windows.second):
        expect(page.get_by_role("heading", name="Contoh butir 2")).to_be_visible()
    expect(windows.phone.locator("#now b")).to_have_text("Contoh butir 2")


def says_to_all(windows: Windows) -> None:
    """A message to everyone stands on every phone and on the projector, whatever that shows."""
    windows.console.keyboard.press("b")
    expect(windows.projector.locator("#stage")).to_have_attribute("data-scene", "blank")
    windows.console.get_by_text("Sampaikan pesan ke semua").click()
    windows.console.get_by_label("Pesan untuk semua").fill("Mohon keluar lewat pintu timur.")
    press(windows.console, "Tampilkan ke semua")
    for page in (windows.phone, windows.projector):
        expect(page.locator(".urgent")).to_have_text("Mohon keluar lewat pintu timur.")
    windows.take("4-message")
    press(windows.console, "Tarik pesan")
    for page in (windows.phone, windows.projector):
        expect(page.locator(".urgent:visible")).to_have_count(0)


def closes(windows: Windows, site: LiveSite) -> None:
    """Closing leads every window on, and the record holds what the room left."""
    windows.console.keyboard.press("ArrowRight")
    expect(windows.console.get_by_role("heading", name="Contoh butir 3")).to_be_visible()
    windows.queue.locator("#air").get_by_role("button", name="Sudah dijawab").click()
    expect(windows.queue.locator("#answered")).to_contain_text(ON_PHONE)
    press(windows.console, "Tutup bincang")
    expect(windows.phone.get_by_text("Bincang sudah selesai.")).to_be_visible()
    windows.text.goto(f"{TALK}teks/")
    expect(windows.text.get_by_text("Bincang sudah selesai.")).to_be_visible()
    windows.take("5-after")

    waiting = site.open(f"{TALK}rekaman/")
    expect(waiting.get_by_text("Bincang ini sudah terlaksana.")).to_be_visible()
    assert ON_PHONE not in waiting.content()
    assert violations(waiting) == []
    take(waiting, "6-record-waiting")
    record = site.open(f"{TALK}rekaman/", who="operator", width=1280)
    expect(record.get_by_text("Pratinjau untuk lembaga mitra")).to_be_visible()
    expect(record.locator("main")).to_contain_text(ON_PHONE)
    expect(record.locator("main")).to_contain_text("Pernahkah Anda mengecek")
    assert IN_TEXT not in record.content()
    take(record, "6-record")
