"""A member of staff comes in by e-mail, adds a passkey, and next time needs nothing else."""

import re
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from rembuk.institutions.permits import Role
from tests.factories import institutions as make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def outbox(tmp_path: Path, settings: Any) -> Path:
    cache.clear()
    settings.EMAIL_BACKEND = "rembuk.kit.outbox.EmailBackend"
    settings.OUTBOX = tmp_path / "outbox"
    return tmp_path / "outbox"


def code_from(outbox: Path, page: Page) -> str:
    """Return the code of the one letter in the outbox; it leaves a moment after the page does."""
    for _ in range(100):
        if letters := list(outbox.glob("*.eml")):
            break
        page.wait_for_timeout(50)
    [letter] = letters
    body = message_from_bytes(letter.read_bytes(), policy=policy.default).get_body()
    assert body is not None
    [code] = re.findall(r"^[A-Z]{4}-[A-Z]{4}$", body.get_content(), re.MULTILINE)
    return str(code)


def give_key(page: Page, *, verifies: bool) -> None:
    """Give the browser a device that keeps passkeys, and a hand that passes its check or fails at it."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": verifies,
        "automaticPresenceSimulation": True,
    }
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_code_by_e_mail_then_a_passkey_alone(live_server: Any, page: Page, outbox: Path) -> None:
    make.account(Role.SECRETARIAT, email="satu@example.id", name="Contoh Satu")
    give_key(page, verifies=True)

    page.goto(f"{live_server.url}/masuk/")
    page.get_by_label("Email kerja Anda").fill("satu@example.id")
    page.get_by_role("button", name="Kirim kode").click()
    page.get_by_label("Kode dari email").fill(code_from(outbox, page))
    page.get_by_role("button", name="Masuk").click()
    expect(page.get_by_role("heading", name="Meja")).to_be_visible()

    page.get_by_role("link", name="Akun saya").click()
    page.get_by_role("link", name="Kunci sandi dan kode").click()
    page.get_by_role("link", name="Tambah kunci").click()
    page.get_by_label("Nama kunci").fill("Ponsel contoh")
    page.get_by_role("button", name="Tambah").click()
    page.get_by_role("button", name="Pakai kunci saya").click()  # before the recovery codes are shown
    expect(page.get_by_role("heading", name="Kode pemulihan")).to_be_visible()
    expect(page.locator(".codes li")).to_have_count(10)

    page.get_by_role("button", name="Keluar").click()
    expect(page).to_have_url(f"{live_server.url}/")
    page.goto(f"{live_server.url}/masuk/")
    page.get_by_role("button", name="Masuk dengan kunci sandi").click()
    expect(page.get_by_role("heading", name="Meja")).to_be_visible()
    assert len(list(outbox.glob("*.eml"))) == 1


def test_whoever_fails_at_the_key_is_told_so_and_may_still_ask_for_a_code(
    live_server: Any, page: Page, outbox: Path
) -> None:
    give_key(page, verifies=False)

    page.goto(f"{live_server.url}/masuk/")
    page.get_by_role("button", name="Masuk dengan kunci sandi").click()

    expect(page.get_by_role("alert")).to_contain_text("Kunci sandi tidak dapat dipakai")
    expect(page.get_by_role("button", name="Kirim kode")).to_be_enabled()
