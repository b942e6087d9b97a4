"""A visitor registers and holds a ticket, a speaker answers an invitation: on a phone, also without script."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from rembuk.programme.core.talk import State
from rembuk.programme.models import Invitation, Letter, Registration
from tests.factories import programme as sample
from tests.factories import visitors
from tests.factories.programme import OPENING
from tests.journeys.conftest import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def two_days_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: OPENING - timedelta(days=2))


def violations(page: Page) -> list[str]:
    return [rule["id"] for rule in Axe().run(page).response["violations"]]


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without"])
def test_a_visitor_registers_by_keyboard_and_changes_the_mind(open_page: OpenPage, script: bool) -> None:
    visitors.open_talk(capacity=1)
    page = open_page("/acara/bincang-contoh/1/", width=360, java_script_enabled=script)

    page.get_by_role("link", name="Daftar ikut").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Nama panggilan").focus()
    page.keyboard.type("Siti Contoh")
    page.keyboard.press("Tab")
    page.keyboard.type("siti@example.id")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Sampai jumpa, Siti Contoh")).to_be_visible()
    made = Registration.objects.get()
    expect(page.get_by_text(made.door_code)).to_be_visible()
    if script:
        assert violations(page) == []
    page.get_by_role("button", name="Saya ikut daring saja").click()
    expect(page.get_by_role("heading", name="Daring")).to_be_visible()
    page.get_by_role("button", name="Saya batal ikut").click()
    expect(page.get_by_role("heading", name="Pendaftaran ini dibatalkan")).to_be_visible()

    assert page.context.cookies() == []
    made.refresh_from_db()
    assert (made.place, made.standing, Letter.objects.count()) == ("online", "cancelled", 0)


def test_a_full_hall_leads_to_the_waiting_list_and_a_free_seat_is_taken(open_page: OpenPage) -> None:
    talk = visitors.open_talk(capacity=1)
    first = visitors.registration(talk)
    page = open_page("/acara/bincang-contoh/1/daftar/", width=360)

    page.get_by_label("Nama panggilan").fill("Budi Contoh")
    page.get_by_label("Nomor WhatsApp atau surel").fill("0812 3456 7890")
    page.get_by_role("button", name="Daftar ikut").click()
    expect(page.get_by_role("heading", name="Anda antrean ke-1")).to_be_visible()
    waiting_at = page.url
    page.goto(f"/tiket/{first.code}/")
    page.get_by_role("button", name="Saya batal datang").click()
    page.goto(waiting_at)
    expect(page.get_by_role("heading", name="Ada kursi untuk Anda")).to_be_visible()
    page.get_by_role("button", name="Ambil kursi ini").click()

    expect(page.get_by_role("heading", name="Sampai jumpa, Budi Contoh")).to_be_visible()


@pytest.mark.parametrize("accepts", [True, False], ids=["accepts", "declines"])
def test_a_speaker_answers_without_an_account(
    open_page: OpenPage, live_server: LiveServer, accepts: bool
) -> None:
    one = visitors.invitation(sample.talk(State.ANNOUNCED))
    page = open_page(f"/undangan/{one.token}/", width=360)
    assert violations(page) == []

    page.get_by_label("Pesan untuk tuan rumah").fill("Contoh pesan")
    page.get_by_role("button", name="Ya, saya bersedia" if accepts else "Maaf, saya tidak bisa").click()
    if accepts:
        page.get_by_label("Jabatan Anda").fill("Ketua Divisi Contoh")
        page.get_by_role("button", name="Simpan", exact=True).click()
        page.get_by_label("Ucapan saya dikutip dalam kabar").check()
        page.get_by_role("button", name="Simpan persetujuan saya").click()
        expect(page.get_by_label("Ucapan saya dikutip dalam kabar")).to_be_checked()
        assert violations(page) == []
    else:
        expect(page.get_by_text("Anda menyatakan tidak bisa hadir")).to_be_visible()

    kept = Invitation.objects.get()
    agreed = [each.scope for each in kept.consents.filter(withdrawn_at=None)]
    assert (kept.reply, kept.word, kept.printed_title, agreed) == (
        ("accepted", "Contoh pesan", "Ketua Divisi Contoh", ["quote"])
        if accepts
        else ("declined", "Contoh pesan", "", [])
    )
