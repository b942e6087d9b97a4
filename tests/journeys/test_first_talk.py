"""The main job by hand: from an empty site to a published article, clicked and typed as its people would.

Nothing is put into the database beside the first account of each side, which the machine's holder makes with
`rembuk staff-link`. Every step leaves a picture in pictures/journey/.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from rembuk.newsroom.core.facts import TalkFacts
from rembuk.newsroom.queries import facts_of
from rembuk.programme.models import Programme, Talk
from rembuk.web.cli import main
from tests.journeys import picture
from tests.journeys.conftest import OpenPage
from tests.journeys.watch import Watch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "data" / "first-talk.toml"
REPORT = tomllib.loads(FILE.read_text())
BODIES = {body["key"]: body for body in REPORT["institutions"]}
NAMES = {person["key"]: person["name"] for person in REPORT["people"]}
KINDS = {"kpu": "Komisi pemilihan umum", "bawaslu": "Badan pengawas pemilu", "university": "Perguruan tinggi"}
ITEMS = {"remarks": "Sambutan", "core": "Acara inti", "closing": "Pernyataan penutup"}
STATEMENTS = {"remark": "Sambutan", "closing": "Pernyataan penutup"}
DESK = "/meja/kpu-bawaslu-talk/"
SERIES = "/acara/kpu-bawaslu-talk/"
ADDED = "Kalimat ini ditambahkan oleh humas."
PROMISE = "Contoh janji: rekap setiap desa tampil di situs"
SAID = "Contoh pernyataan yang dicatat di kendali"


@dataclass
class Album:
    """Takes a numbered picture of each step."""

    folder: Path = picture.PICTURES / "journey"
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    def take(self, page: Page, name: str) -> None:
        """Keep how the page looks now."""
        picture.take(page, self.folder / f"{next(self.numbers):02}-{name}.png", whole=True)


ALBUM = Album()


def field_of(page: Page, label: str) -> Locator:
    """Return the field with exactly this label, whether it may stay empty or not."""
    return page.get_by_label(re.compile(rf"^{label}\s*(\(boleh kosong\))?$"))


def write(page: Page, label: str, text: str) -> None:
    field_of(page, label).fill(text)


def pick(box: Locator, words: str) -> None:
    """Choose the first option that holds these words."""
    box.select_option(label=box.locator("option").filter(has_text=words).first.inner_text())


def choose(page: Page, label: str, words: str) -> None:
    pick(field_of(page, label), words)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()


def link_for(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Return the path of the link that the machine's holder hands over."""
    assert main(["staff-link", *words]) == 0
    return urlsplit(capsys.readouterr().out.strip()).path


def enter_directory(page: Page) -> None:
    """Enter the bodies and the people with their positions; the first body came with the first account."""
    page.get_by_role("link", name=re.compile("^Lembaga")).click()
    follow(page, "KPU Kota Probolinggo")
    write(page, "Kode wilayah", BODIES["kpu-kota"]["region"])
    press(page, "Simpan")
    for key, body in BODIES.items():
        if key != "kpu-kota":
            follow(page, "Tambah lembaga")
            write(page, "Nama", body["name"])
            choose(page, "Jenis", KINDS[body["kind"]])
            write(page, "Kode wilayah", body.get("region", ""))
            press(page, "Simpan")
    expect(page.locator("tbody tr")).to_have_count(len(BODIES))
    ALBUM.take(page, "bodies")
    for person in REPORT["people"]:
        page.goto("/meja/orang/")
        follow(page, "Tambah orang")
        write(page, "Nama", person["name"])
        press(page, "Simpan")
        for position in person["positions"]:
            follow(page, "Tambah jabatan")
            choose(page, "Lembaga", BODIES[position["institution"]]["name"])
            write(page, "Jabatan", position["title"])
            press(page, "Simpan")
    ALBUM.take(page, "person")
    page.goto("/meja/orang/")
    ALBUM.take(page, "people")


def invite(page: Page) -> str:
    """Open the account of a secretariat, and return the path of the link for its first sign-in."""
    page.goto("/meja/akun/")
    follow(page, "Buka akun")
    write(page, "Email", "dua@example.id")
    write(page, "Nama", "Contoh Dua")
    choose(page, "Lembaga", "Bawaslu Kota Probolinggo")
    choose(page, "Peran", "Sekretariat")
    press(page, "Buka akun")
    ALBUM.take(page, "account")
    press(page, "Buat tautan")
    ALBUM.take(page, "invitation")
    return urlsplit(page.locator(".secret").inner_text()).path


def found_programme(page: Page) -> None:
    """Found the programme as the bodies agreed on it."""
    agreed = REPORT["programme"]
    page.goto("/meja/")
    ALBUM.take(page, "desk-empty")
    follow(page, "Bentuk program")
    write(page, "Nama program", agreed["name"])
    write(page, "Tujuan", agreed["purpose"])
    for key in agreed["partners"]:
        page.get_by_label(BODIES[key]["name"], exact=True).check()
    write(page, "Tanggal kesepakatan", agreed["formulated_on"].isoformat())
    choose(page, "Irama", "Setiap dua minggu")
    for mode in ("tatap muka", "daring", "hibrida"):
        page.get_by_label(mode, exact=True).check()
    page.get_by_label("Narasumber dari lembaga lain juga diundang").check()
    ALBUM.take(page, "founding")
    press(page, "Bentuk program ini")
    expect(page).to_have_url(re.compile(f"{DESK}$"))
    ALBUM.take(page, "board-empty")


def plan(page: Page, talk: Mapping[str, Any], *, starts: str = "") -> None:
    """Plan a talk, as the file form tells of one."""
    page.goto(DESK)
    follow(page, "Rencanakan bincang")
    write(page, "Topik bincang", talk["title"])
    write(page, "Tanggal", talk["date"].isoformat())
    write(page, "Mulai pukul", starts)
    choose(page, "Tuan rumah", BODIES[talk["host"]]["name"])
    choose(page, "Cara ikut", "tatap muka")
    write(page, "Tempat", talk["venue"])
    write(page, "Pokok bahasan", "\n".join(talk["topics"]))
    write(page, "Label berita", "\n".join(talk["tags"]))
    write(page, "Titimangsa", talk["dateline"])
    write(page, "Penulis", talk["byline"])
    ALBUM.take(page, "plan")
    press(page, "Rencanakan")
    follow(page, "Susun acara")
    for item in talk["rundown"]:
        choose(page, "Jenis", ITEMS[item["kind"]])
        write(page, "Judul", item.get("title", ""))
        write(page, "Menit", str(item.get("minutes", "")))
        write(page, "Pemandu", NAMES.get(item.get("moderator", ""), ""))
        for place, key in enumerate(item["people"], start=1):
            page.get_by_label(str(place), exact=True).fill(NAMES[key])
        write(page, "Pokok bahasan", "\n".join(item.get("points", [])))
        press(page, "Tambahkan")
        expect(page.get_by_text("Acara sudah ditambahkan.")).to_be_visible()
    ALBUM.take(page, "rundown")
    follow(page, "Kembali ke bincang")
    ALBUM.take(page, "planned")


def enter_first_record(page: Page) -> None:
    """Say that the first talk was held, and enter what was said there."""
    page.goto(f"{DESK}1/")
    press(page, "Sudah terlaksana")
    follow(page, "Lengkapi catatan")
    for said in REPORT["talks"][0]["statements"]:
        pick(page.locator("#statement_person"), NAMES[said["person"]])
        pick(page.locator("#statement_kind"), STATEMENTS[said["kind"]])
        page.locator("#statement_text").fill(said["text"])
        press(page, "Catat")
    expect(page.locator(".entries blockquote")).to_have_count(2)
    ALBUM.take(page, "record-entered")


def agree(page: Page, other: Page) -> None:
    """Agree to the plan that is open: for one's own body, on paper for two, and at the desk of another body."""
    follow(page, "Baca dan sepakati rencana")
    press(page, "Sepakati untuk KPU Kota Probolinggo")
    page.get_by_text("Ada lembaga yang sepakat lewat surat").click()
    for body in ("Bawaslu Kabupaten Probolinggo", "KPU Kabupaten Probolinggo"):
        page.get_by_label(body, exact=True).check()
    write(page, "Surat atau notulen", "Notulen contoh 1/2026")
    press(page, "Catat kesepakatan")
    ALBUM.take(page, "agreement")
    other.goto(page.url)
    press(other, "Sepakati untuk Bawaslu Kota Probolinggo")
    expect(other.get_by_text("Semua mitra menyepakati ini apa adanya.")).to_be_visible()
    ALBUM.take(other, "agreement-complete")
    other.goto("/meja/")
    follow(page, "Kembali ke bincang")


def agree_to_record(page: Page, other: Page, number: int) -> None:
    """Agree to what a talk left behind, as to a plan; until the last body has, only the bodies read it."""
    page.goto(f"{DESK}{number}/kesepakatan/catatan/")
    press(page, "Sepakati untuk KPU Kota Probolinggo")
    page.get_by_text("Ada lembaga yang sepakat lewat surat").click()
    for body in ("Bawaslu Kabupaten Probolinggo", "KPU Kabupaten Probolinggo"):
        page.get_by_label(body, exact=True).check()
    write(page, "Surat atau notulen", "Notulen contoh 2/2026")
    press(page, "Catat kesepakatan")
    page.goto(f"{SERIES}{number}/rekaman/")
    expect(page.get_by_text("Pratinjau untuk lembaga mitra")).to_be_visible()
    ALBUM.take(page, f"record-preview-{number}")
    other.goto(f"{DESK}{number}/kesepakatan/catatan/")
    press(other, "Sepakati untuk Bawaslu Kota Probolinggo")
    expect(other.get_by_text("Semua mitra menyepakati ini apa adanya.")).to_be_visible()
    other.goto("/meja/")


def run_today(page: Page) -> None:
    """Announce the second talk, run it by its clock on a phone, and take down what happens."""
    press(page, "Umumkan bincang")
    page.set_viewport_size({"width": 360, "height": 740})
    follow(page, "Buka kendali")
    ALBUM.take(page, "console-before")
    press(page, "Mulai bincang")
    page.get_by_role("button", name=re.compile("^Lanjut: ")).click()
    expect(page.get_by_role("button", name="Urungkan langkah terakhir")).to_be_visible()
    ALBUM.take(page, "console-live")
    console = page.url
    follow(page, "Buat catatan")
    page.locator("#statement_text").fill(SAID)
    press(page, "Catat")
    expect(page.get_by_text("Pernyataan sudah dicatat.")).to_be_visible()
    page.locator("#commitment_text").fill(PROMISE)
    page.locator("#commitment_due").fill((timezone.localdate() + timedelta(days=14)).isoformat())
    ALBUM.take(page, "console-commitment")
    press(page, "Catat janji ini")
    page.goto(console)
    press(page, "Tutup bincang")
    follow(page, "Lengkapi catatan")
    page.locator("#attendance_hall").fill("40")
    press(page, "Simpan angkanya")
    ALBUM.take(page, "record-phone")
    page.set_viewport_size({"width": 1366, "height": 800})


def a_photo() -> bytes:
    """Return a small picture of nothing in particular."""
    picture = Image.new("RGB", (1280, 800), "#c9b458")
    ImageDraw.Draw(picture).ellipse((440, 200, 840, 600), fill="#3c3669")
    file = BytesIO()
    picture.save(file, "JPEG")
    return file.getvalue()


def write_article(page: Page) -> None:
    """Open the first talk's draft, edit it, give it a photo, and hand it in."""
    page.goto(f"{DESK}1/")
    ALBUM.take(page, "talk-held")
    press(page, "Buka naskah kabar")
    lead = page.get_by_role("textbox", name="Teras berita")
    expect(lead).to_be_visible()
    ALBUM.take(page, "draft")
    lead.fill(f"{lead.input_value()} {ADDED}")
    # Before the photo: the editor saves by itself, and a photo without a description cannot be saved.
    page.get_by_label("Isi foto").fill("Lingkaran gelap di atas dasar kuning")
    page.get_by_role("button", name=re.compile("^Pilih .*(gambar|foto)", re.IGNORECASE)).first.click()
    page.get_by_role("tab", name="Unggah").click()
    file = FilePayload(name="contoh.jpg", mimeType="image/jpeg", buffer=a_photo())
    modal = page.locator(".modal-content")
    modal.locator("input[type=file]").set_input_files(file)
    ALBUM.take(page, "photo-upload")
    modal.locator("input[name$=title]").fill("Lingkaran contoh")
    modal.get_by_role("button", name="Unggah").click()
    expect(modal).to_have_count(0)
    ALBUM.take(page, "article-edited")
    page.get_by_role("button", name="Tindakan lain").click()
    press(page, "Ajukan ke Persetujuan kabar")
    expect(page.get_by_text("diajukan untuk disetujui")).to_be_visible()
    ALBUM.take(page, "article-submitted")


def approve(page: Page, name: str) -> None:
    """Read what another body wrote, and approve it."""
    page.goto("/meja/")
    page.get_by_role("link", name="Artikel yang menunggu").click()
    ALBUM.take(page, f"review-list-{name}")
    page.get_by_role("link", name=re.compile("edisi ke-1")).first.click()
    expect(page.get_by_text(ADDED)).to_be_visible()
    ALBUM.take(page, f"review-{name}")
    press(page, "Setujui")
    expect(page.get_by_text("Disetujui. Artikel terbit")).to_be_visible()
    ALBUM.take(page, f"approved-{name}")


def read_as_anyone(open_page: OpenPage) -> None:
    """See what a visitor sees, in both languages, on a phone and on a wide screen."""
    page = open_page("/", width=360)
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto("/")
        ALBUM.take(page, f"home-{width}")
        page.goto("/berita/")
        page.get_by_role("link", name=re.compile("edisi ke-1")).first.click()
        expect(page.get_by_text(ADDED)).to_be_visible()
        photo = page.get_by_alt_text("Lingkaran gelap di atas dasar kuning")
        expect(photo).to_be_visible()
        assert photo.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
        ALBUM.take(page, f"article-{width}")
        for language, prefix in (("id", ""), ("en", "/en")):
            page.goto(f"{prefix}{SERIES}1/rekaman/")
            expect(page.get_by_text("Partisipasi bukan sekadar menghitung kehadiran")).to_be_visible()
            ALBUM.take(page, f"record-{language}-{width}")
            page.goto(f"{prefix}{SERIES}2/rekaman/")
            expect(page.get_by_text(SAID)).to_be_visible()
            ALBUM.take(page, f"live-record-{language}-{width}")
            page.goto(f"{prefix}{SERIES}3/")
            expect(page.get_by_text(PROMISE)).to_be_visible()
            ALBUM.take(page, f"next-talk-{language}-{width}")
    feed = page.request.get("/berita/umpan.xml").text()
    assert feed.count("<entry>") == 1
    assert page.context.cookies() == []


def sample_talk(day: date, **changes: Any) -> dict[str, Any]:
    """Return a talk to plan, like the first one but plainly a sample."""
    items = [{**item, "minutes": 20} for item in REPORT["talks"][0]["rundown"]]
    return {**REPORT["talks"][0], "date": day, "rundown": items, **changes}


def as_loaded(folder: Path) -> TalkFacts:
    """Return the facts of the first talk as the file tells them, read in under another address."""
    copy = folder / "copy.toml"
    copy.write_text(FILE.read_text().replace('slug = "kpu-bawaslu-talk"', 'slug = "salinan"'))
    assert main(["load", str(copy)]) == 0
    return facts_of(Talk.objects.get(programme__slug="salinan"))


@pytest.fixture
def desk(chromium: Browser, live_server: Any, settings: Any) -> Any:
    """Open a browser at the desk for each who works there."""
    settings.SITE_URL = live_server.url
    watch = Watch(live_server.url)
    contexts = []

    def opened(path: str) -> Page:
        context = chromium.new_context(
            base_url=live_server.url, viewport={"width": 1366, "height": 800}, locale="id-ID"
        )
        contexts.append(context)
        watch.over(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.goto(path)
        press(page, "Masuk")
        expect(page.get_by_role("heading", name="Meja")).to_be_visible()
        return page

    yield opened
    for context in contexts:
        context.close()
    assert watch.complaints == []


def test_from_an_empty_site_to_the_reader(
    desk: Callable[[str], Page], open_page: OpenPage, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    own = ("--institution", "kpu-kota", "--institution-name", "KPU Kota Probolinggo", "--kind", "kpu")
    first = desk(link_for(capsys, "satu@example.id", *own, "--name", "Contoh Satu"))
    enter_directory(first)
    other = ("--institution", "bawaslu-kota-probolinggo", "--role", "admin", "--name", "Contoh Tiga")
    second = desk(invite(desk(link_for(capsys, "tiga@example.id", *other))))
    found_programme(first)

    plan(first, REPORT["talks"][0])
    enter_first_record(first)
    today = timezone.localdate()
    plan(first, sample_talk(today, title="Contoh bincang hari ini"), starts="13:30")
    agree(first, second)
    run_today(first)
    for number in (1, 2):
        agree_to_record(first, second, number)
    coming = sample_talk(today + timedelta(days=14), title="Contoh bincang mendatang", host="bawaslu-kota")
    plan(first, coming, starts="13:30")
    agree(first, second)
    press(first, "Umumkan bincang")
    first.goto(DESK)
    ALBUM.take(first, "board")

    write_article(first)
    for body in Programme.objects.get().partners.order_by("name"):
        speaks_for = ("--institution", body.key, "--role", "secretariat", "--name", f"Contoh {body.key}")
        approve(desk(link_for(capsys, f"{body.key}@example.id", *speaks_for)), body.key)
    read_as_anyone(open_page)

    by_hand = facts_of(Talk.objects.get(number=1, programme__slug="kpu-bawaslu-talk"))
    assert by_hand == as_loaded(tmp_path)
