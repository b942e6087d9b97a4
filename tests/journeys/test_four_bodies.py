"""Four bodies at their own desks: founding, a proposed day, agreement, a change that asks again, announcement;
then a visitor registers, a phone without a network keeps the door, and the last of them opens the record.

Each body sits in a window of its own; one agrees by the link in its e-mail. Pictures: pictures/four-bodies/.
"""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as site
from django.core import mail
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from rembuk.institutions.models import Account
from rembuk.institutions.permits import Role
from rembuk.programme.core.talk import State
from rembuk.programme.models import Arrival, Talk
from rembuk.programme.tasks.agreements import ask_partners
from tests.factories import institutions, record
from tests.factories import programme as sample
from tests.journeys import picture
from tests.journeys.watch import Watch
from tests.wire import Wire

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def take(page: Page, name: str) -> None:
    picture.take(page, picture.PICTURES / "four-bodies" / f"{name}.png", whole=True)


@pytest.fixture
def windows(chromium: Browser, live_server: Any, settings: Any) -> Any:
    """Open a window at the desk for each of the four bodies; one of them on a phone."""
    settings.SITE_URL = live_server.url
    watch = Watch(live_server.url)
    contexts = []

    def opened(account: Account | None, width: int = 1366, *, over: Wire | None = None) -> Page:
        url = over.url if over else live_server.url
        context = chromium.new_context(base_url=url, viewport={"width": width, "height": 800}, locale="id-ID")
        contexts.append(context)
        watch.over(context, by_wire=over is not None)
        if account is not None:
            client = Client()
            client.force_login(account)
            key = client.cookies[site.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": site.SESSION_COOKIE_NAME, "value": key, "url": url}])
        page = context.new_page()
        page.set_default_timeout(10_000)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert watch.complaints == []


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def agree(page: Page, body: str, to: str = "rencana") -> None:
    page.goto(f"/meja/bincang-empat/1/kesepakatan/{to}/")
    press(page, f"Sepakati untuk {body}")
    expect(page.get_by_text("Lembaga Anda sepakat.")).to_be_visible()


def letter_link(to: str) -> str:
    """Return the way that the latest letter to an address offers."""
    letter = next(each for each in reversed(mail.outbox) if each.to == [to])
    return "/setuju/" + str(letter.body).split("/setuju/")[1].split()[0]


def open_the_record(desks: dict[str, Page], by_mail: Page, visitor: Page, names: dict[str, str]) -> None:
    """Three bodies agree to what was said at their desks; with the fourth, by its e-mail, everyone reads it."""
    Talk.objects.update(state=State.HELD)
    record.statement(Talk.objects.get(), text="Contoh kata penutup")
    for key, page in desks.items():
        agree(page, names[key], to="catatan")
    visitor.goto("/acara/bincang-empat/1/rekaman/")
    expect(visitor.get_by_text("Bincang ini sudah terlaksana.")).to_be_visible()
    expect(visitor.get_by_text("Contoh kata penutup")).to_have_count(0)
    take(visitor, "10-record-with-the-bodies")
    desks["kpu-kab"].goto("/acara/bincang-empat/1/rekaman/")
    expect(desks["kpu-kab"].get_by_text("Contoh kata penutup")).to_be_visible()
    take(desks["kpu-kab"], "11-record-preview")

    ask_partners(timezone.now() - timedelta(minutes=1))
    by_mail.goto(letter_link("bawaslu-kab@example.id"))
    press(by_mail, f"Sepakati untuk {names['bawaslu-kab']}")
    expect(by_mail.get_by_text("rekaman kini terbuka untuk semua orang")).to_be_visible()
    take(by_mail, "12-the-last-agreement")
    visitor.reload()
    expect(visitor.get_by_text("Contoh kata penutup")).to_be_visible()
    take(visitor, "13-record-open")


def found_and_plan(page: Page, bodies: list[str]) -> None:
    """Found the programme, plan the first day that the board proposes, and give it an hour and an item."""
    page.goto("/meja/program/baru/")
    page.get_by_label("Nama program").fill("Bincang Empat")
    page.get_by_label("Tujuan").fill("Contoh tujuan bersama")
    for name in bodies:
        page.get_by_label(name, exact=True).check()
    page.locator("select[name=rhythm]").select_option("FREQ=WEEKLY;INTERVAL=2")
    press(page, "Bentuk program ini")
    first = page.locator(".proposal").first
    first.locator("summary").click()
    take(page, "1-board-proposes")
    first.get_by_label("Topik bincang").fill("Contoh topik bersama")
    first.get_by_label("Tempat").fill("Aula Contoh")
    first.get_by_role("button", name="Rencanakan").click()
    expect(page.get_by_text("Bincang ke-1 direncanakan.")).to_be_visible()

    page.goto("/meja/bincang-empat/1/ubah/")
    page.locator("input[name=starts]").fill("13:30")
    press(page, "Simpan")
    page.goto("/meja/bincang-empat/1/susunan/")
    page.locator("input[name=minutes]").fill("30")
    page.get_by_label("1", exact=True).fill("Contoh Satu")
    press(page, "Tambahkan")


def register(visitor: Page) -> str:
    """Register as a visitor finds the way from the home page; return the code that the door asks for."""
    visitor.goto("/acara/bincang-empat/1/")
    visitor.get_by_role("link", name="Daftar ikut").click()
    visitor.get_by_label("Nama panggilan").fill("Contoh Warga")
    visitor.get_by_label("Nomor WhatsApp atau surel").fill("warga@example.id")
    press(visitor, "Daftar ikut")
    expect(visitor.get_by_role("heading", name="Sampai jumpa, Contoh Warga")).to_be_visible()
    take(visitor, "7-ticket")
    return visitor.locator(".door-code").inner_text()


def keep_the_door_offline(door: Page, line: Wire, code: str) -> None:
    """Open the door, lose the network, take in a ticket and a guest, and find the network again."""
    door.goto("/meja/bincang-empat/1/pintu/")
    door.evaluate("navigator.serviceWorker.ready.then(() => null)")
    line.cut()
    door.context.set_offline(True)
    door.get_by_label("Kode tiket atau nama").fill(code)
    press(door, "Cari")
    expect(door.get_by_text("Silakan masuk")).to_be_visible()
    door.get_by_text("Tambah tamu").click()
    door.get_by_label("Nama tamu").fill("Tamu Contoh")
    press(door, "Tambah dan masukkan")
    expect(door.get_by_text("Semua tersimpan di ponsel ini: 2")).to_be_visible()
    assert Arrival.objects.count() == 0
    take(door, "8-door-without-a-network")
    line.mend()
    door.context.set_offline(False)
    expect(door.get_by_text("Semua tersimpan di ponsel ini")).to_be_hidden(timeout=20_000)


def test_from_founding_to_the_door_by_four_bodies(windows: Any, line: Wire) -> None:
    names = {key: name for key, (name, _kind) in sample.BODIES.items()}
    accounts = {
        key: institutions.account(Role.SECRETARIAT, at=sample.body(key), email=f"{key}@example.id")
        for key in names
    }
    sample.speaker("Contoh Satu", at=sample.body("kpu-kota"))
    kpu_kota = windows(accounts["kpu-kota"])
    bawaslu_kota = windows(accounts["bawaslu-kota"], 360)
    kpu_kab = windows(accounts["kpu-kab"])
    by_mail = windows(None, 360)

    found_and_plan(kpu_kota, list(names.values()))
    agree(kpu_kota, names["kpu-kota"])
    agree(bawaslu_kota, names["bawaslu-kota"])
    take(bawaslu_kota, "2-agreed-on-a-phone")

    kpu_kab.goto("/meja/bincang-empat/1/susunan/")
    kpu_kab.get_by_role("button", name="Tambah satu menit").click()
    kpu_kab.wait_for_load_state()
    agree(kpu_kab, names["kpu-kab"])
    bawaslu_kota.reload()
    expect(bawaslu_kota.locator("ins").first).to_contain_text("31 menit")
    take(bawaslu_kota, "3-changed-since")
    agree(bawaslu_kota, names["bawaslu-kota"])
    agree(kpu_kota, names["kpu-kota"])
    kpu_kota.goto("/meja/bincang-empat/1/")
    expect(kpu_kota.get_by_role("button", name="Umumkan bincang")).to_be_disabled()
    take(kpu_kota, "4-three-of-four")

    ask_partners(timezone.now() - timedelta(minutes=1))
    by_mail.goto(letter_link("bawaslu-kab@example.id"))
    take(by_mail, "5-by-the-link")
    press(by_mail, f"Sepakati untuk {names['bawaslu-kab']}")
    expect(by_mail.get_by_role("heading", name="Terima kasih")).to_be_visible()

    kpu_kota.reload()
    press(kpu_kota, "Umumkan bincang")
    expect(kpu_kota.get_by_text("Bincang sudah diumumkan.")).to_be_visible()
    take(kpu_kota, "6-announced")
    talk = Talk.objects.get()
    proofs = list(talk.agreements.order_by("institution__key").values_list("institution__key", "proof"))
    assert (talk.state, proofs) == (
        State.ANNOUNCED,
        [("bawaslu-kab", "link"), ("bawaslu-kota", "desk"), ("kpu-kab", "desk"), ("kpu-kota", "desk")],
    )

    code = register(windows(None, 360))
    at_the_door = institutions.account(Role.OPERATOR, at=sample.body("kpu-kota"), email="pintu@example.id")
    keep_the_door_offline(windows(at_the_door, 360, over=line), line, code)
    kpu_kab.goto("/meja/bincang-empat/1/hadir/")
    expect(kpu_kab.get_by_text("Contoh Warga")).to_be_visible()
    take(kpu_kab, "9-attendance")
    there = list(Arrival.objects.order_by("registration__name").values_list("registration__name", flat=True))
    assert there == ["Contoh Warga", "Tamu Contoh"]
    desks = {"kpu-kota": kpu_kota, "bawaslu-kota": bawaslu_kota, "kpu-kab": kpu_kab}
    open_the_record(desks, by_mail, windows(None, 360), names)
