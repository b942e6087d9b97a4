"""From the board to the door by the keyboard alone: what has the focus is always seen, and nothing holds it.

No mouse, no tap, no field filled behind the page's back: Tab, Shift+Tab, Enter, Space, arrows and typing.
Pictures: pictures/keyboard/.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from rembuk.institutions.permits import Role
from rembuk.programme.core.talk import State
from rembuk.programme.models import Arrival, Item, Registration, Talk
from rembuk.programme.queries.invitations import agreed_to
from tests import desk
from tests.factories import programme as sample
from tests.factories import visitors
from tests.journeys.keys import Keys
from tests.journeys.watch import Watch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BOARD = "/meja/bincang-contoh/"


def same_either_way(*, after: date) -> str:
    """Return the digits of a day that is the same whether a browser asks for its day or its month first."""
    year, month = (after.year, after.month + 1) if after.month < 12 else (after.year + 1, 1)
    return f"{month:02}{month:02}{year}"


@pytest.fixture
def keys(chromium: Browser, live_server: LiveServer, settings: Any) -> Any:
    """Give a keyboard before a page, signed in or not."""
    settings.SITE_URL = live_server.url
    watch, contexts = Watch(live_server.url), []

    def at(path: str, client: Client | None = None, width: int = 1280) -> Keys:
        context = chromium.new_context(
            base_url=live_server.url, viewport={"width": width, "height": 800}, locale="id-ID"
        )
        contexts.append(context)
        watch.over(context)
        if client is not None:
            session = client.cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.goto(path)
        return Keys(page)

    yield at
    for context in contexts:
        context.close()
    assert watch.complaints == []


def test_the_year_is_planned_by_the_keyboard_alone(keys: Any) -> None:
    programme = sample.programme()
    today = timezone.localdate()
    for week, key in enumerate(("kpu-kota", "kpu-kab"), start=1):
        sample.talk(programme=programme, host=sample.body(key), date=today + timedelta(weeks=2 * week))
    at = keys(BOARD, desk.staff())
    page = at.page

    near = page.locator("li.proposal", has=page.locator("summary")).first
    at.press(near.locator("summary"))
    at.type(near.get_by_label("Topik bincang"), "Topik dari papan tik").take("1-near-day")
    at.type(near.get_by_label("Tempat"), "Balai Contoh")
    at.press(near.get_by_role("button")).said("Bincang ke-3 direncanakan.")

    with_hall = page.locator("li.proposal", has=page.locator("[type=hidden][value^=Aula]"))
    far = with_hall.get_by_role("button").first
    at.press(far, key="Space").said("Bincang ke-4 direncanakan.")

    at.press(page.locator("#acara-1").get_by_role("button", name="Tukar tuan rumah")).said(
        "Tuan rumah kedua bincang sudah bertukar."
    )
    at.press(page.locator("#acara-2").get_by_role("link", name="Tunda"))
    at.type(page.get_by_label("Tanggal baru"), same_either_way(after=today + timedelta(weeks=60)))
    at.type(page.get_by_label("Alasan"), "Balai dipakai")
    at.press(at.button("Tunda bincang")).said("Balai dipakai")
    page.goto(BOARD)
    at.press(page.locator("#acara-3").get_by_role("link", name="Batalkan bincang"))
    at.type(page.get_by_label("Alasan"), "Narasumber berhalangan").take("2-cancelling")
    at.press(at.button("Batalkan bincang")).said("Narasumber berhalangan")

    found = Talk.objects.order_by("number").values_list("title", "state", "host__key")
    assert [(title, state) for title, state, _host in found] == [
        ("Contoh topik bincang", State.DRAFT),
        ("Contoh topik bincang", State.POSTPONED),
        ("Topik dari papan tik", State.CANCELLED),
        ("", State.DRAFT),
    ]
    assert [host for _title, _state, host in found][:2] == ["kpu-kab", "kpu-kota"]


def test_a_rundown_is_composed_and_agreed_to_by_the_keyboard_alone(keys: Any) -> None:
    talk = sample.talk(items=2, date=timezone.localdate() + timedelta(days=30))
    at = keys(f"{BOARD}1/susunan/", desk.staff())
    page = at.page

    at.press(page.get_by_role("button", name="Tambah satu menit: Contoh butir 1"))
    at.said("21 mnt")
    at.press(page.get_by_role("button", name="Turun").first).take("3-moved")
    expect(page.locator(".editor b").first).to_have_text("Contoh butir 2")
    at.reach(page.locator("select[name=kind]"))
    page.keyboard.press("ArrowDown")
    at.type(page.locator("input[name=title]"), "Butir ketiga")
    at.type(page.locator("input[name=minutes]"), "15")
    at.type(page.get_by_label("1", exact=True), "Contoh Satu").take("4-new-item")
    at.press(at.button("Tambahkan")).said("Butir ketiga")
    page.goto(f"{BOARD}1/kesepakatan/rencana/")
    at.press(at.button("Sepakati untuk KPU Kota Contoh")).said("Lembaga Anda sepakat.")

    items = Item.objects.filter(talk=talk).order_by("position").values_list("title", "minutes")
    assert list(items) == [("Contoh butir 2", 20), ("Contoh butir 1", 21), ("Butir ketiga", 15)]
    assert talk.agreements.count() == 1


def test_a_speaker_answers_by_the_keyboard_alone(keys: Any) -> None:
    asked = visitors.invitation(sample.talk(State.ANNOUNCED, date=timezone.localdate() + timedelta(days=9)))
    at = keys(f"/undangan/{asked.token}/", width=360)
    page = at.page

    at.type(page.get_by_label("Pesan untuk tuan rumah"), "Saya datang lebih awal")
    at.press(at.button("Ya, saya bersedia")).said("Terima kasih. Kami menantikan Anda.")
    at.type(page.get_by_label("Jabatan Anda"), "Ketua Divisi Data").take("5-speaker")
    at.press(at.button("Simpan"))
    expect(page.get_by_label("Jabatan Anda")).to_have_value("Ketua Divisi Data")
    at.press(page.get_by_role("checkbox").first, key="Space")
    with page.expect_navigation():
        at.press(at.button("Simpan persetujuan saya"))

    asked.refresh_from_db()
    assert (asked.reply, asked.word, asked.printed_title) == (
        "accepted",
        "Saya datang lebih awal",
        "Ketua Divisi Data",
    )
    assert len(agreed_to(asked)) == 1


def test_a_visitor_registers_and_is_let_in_by_the_keyboard_alone(keys: Any) -> None:
    visitors.open_talk(date=timezone.localdate())
    at = keys("/acara/bincang-contoh/1/daftar/", width=360)
    page = at.page

    at.type(page.get_by_label("Nama panggilan"), "Contoh Warga")
    at.type(page.get_by_label("Nomor WhatsApp atau surel"), "warga@example.id")
    at.reach(page.get_by_role("radio").first)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    at.press(at.button("Daftar ikut")).said("Sampai jumpa, Contoh Warga")
    at.press(at.button("Saya ikut daring saja"))
    at.press(at.button("Saya datang ke aula saja")).take("6-ticket")
    expect(page.locator(".door-code")).to_be_visible()
    code = page.locator(".door-code").inner_text()

    door = keys(f"{BOARD}1/pintu/", desk.staff(Role.OPERATOR), width=360)
    door.type(door.page.get_by_label("Kode tiket atau nama"), code).page.keyboard.press("Enter")
    door.said("Silakan masuk").take("7-door")
    door.press(door.page.locator("details.guest summary"))
    door.type(door.page.get_by_label("Nama tamu"), "Tamu Contoh").page.keyboard.press("Enter")
    expect(door.page.locator("[data-count]")).to_have_text("2")

    for _ in range(40):
        if Arrival.objects.count() == 2:
            break
        door.page.wait_for_timeout(250)
    assert sorted(Arrival.objects.values_list("registration__name", flat=True)) == [
        "Contoh Warga",
        "Tamu Contoh",
    ]
    assert Registration.objects.count() == 2
