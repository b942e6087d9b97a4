"""A talk is run and its questions are led by the keyboard alone, on a whole site, while others act as well.

Pictures: pictures/keyboard/.
"""

import json

import pytest
from playwright.sync_api import expect

from tests.journeys.keys import Keys
from tests.journeys.live_site import SERIES, LiveSite

expect.set_options(timeout=20_000)
pytestmark = [pytest.mark.browser, pytest.mark.site]

TALK, DESK = f"/acara/{SERIES}/5/", f"/meja/{SERIES}/5/"


def asks(site: LiveSite, text: str) -> None:
    """Ask a question on another phone."""
    token = json.loads(site.sent_to_room(5, "join", {}))["token"]
    site.sent_to_room(5, "questions", {"text": text}, token=token)


def test_a_talk_is_run_by_the_keyboard_alone(site: LiveSite) -> None:
    at = Keys(site.open(f"{DESK}kendali/", who="operator", width=1366, height=768))
    projector = site.open(f"{TALK}layar/", width=1280, height=720)
    page = at.page

    at.press(at.button("Mulai bincang"))
    expect(page.get_by_role("heading", name="Contoh butir 1")).to_be_visible()
    gives_minutes_and_steps(at)
    leads_a_poll(at)
    expect(projector.locator("h1")).to_have_text("Contoh jajak lewat papan tik?")
    says_something(at)
    turns_the_keys_off(at)


def gives_minutes_and_steps(at: Keys) -> None:
    """Minutes, the next item and the one before; the focus stays where it was."""
    page = at.page
    due = page.locator("[data-due]")
    for button in ("+1 mnt", "+5", "−1 mnt"):
        before = due.get_attribute("data-due")
        at.press(at.button(button))
        expect(due).not_to_have_attribute("data-due", str(before))
        at.is_at(at.button(button))
    at.take("8-minutes")
    at.press(at.button("Lanjut: Contoh butir 2"))
    expect(page.get_by_role("heading", name="Contoh butir 2")).to_be_visible()
    at.is_at(page.locator("[data-key=ArrowRight]"))
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("heading", name="Contoh butir 1")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name="Contoh butir 2")).to_be_visible()
    at.press(at.button("Urungkan langkah terakhir"))
    expect(page.get_by_role("heading", name="Contoh butir 1")).to_be_visible()


def leads_a_poll(at: Keys) -> None:
    """Open, show, put on the projector and close; each next step stands at the focus or after it."""
    line = at.page.locator(".ballots > li", has_text="Contoh jajak lewat papan tik?")
    at.press(at.button("Buka", line)).is_at(at.button("Tutup", line))
    at.press(at.button("Tampilkan hasil", line)).is_at(at.button("Sembunyikan hasil", line))
    at.press(at.button("Ke proyektor", line)).is_at(at.button("Ke proyektor", line)).take("9-poll")
    at.press(at.button("Tutup", line)).is_at(at.button("Buka", line))


def says_something(at: Keys) -> None:
    """A message to everyone, and its end."""
    page = at.page
    at.press(page.get_by_text("Sampaikan pesan ke semua"))
    at.type(page.get_by_label("Pesan untuk semua"), "Mohon keluar lewat pintu timur.")
    at.press(at.button("Tampilkan ke semua"))
    expect(page.locator("#projector")).to_contain_text("Mohon keluar lewat pintu timur.")
    assert page.evaluate("document.activeElement.closest('#projector') !== null")
    at.press(at.button("Tarik pesan"))
    expect(page.locator("#projector")).not_to_contain_text("Mohon keluar lewat pintu timur.")
    assert page.evaluate("document.activeElement.closest('#projector') !== null")


def turns_the_keys_off(at: Keys) -> None:
    """A single key does something only as long as one wants it to."""
    page = at.page
    blank, now = (page.locator(f"#projector [data-key={key}]") for key in "bn")
    page.keyboard.press("b")
    expect(blank).to_have_attribute("aria-pressed", "true")
    at.press(at.button("Tombol pintas"), key="Space")
    page.keyboard.press("n")
    expect(at.button("Tombol pintas")).to_have_attribute("aria-pressed", "false")
    page.reload()
    page.keyboard.press("n")
    expect(at.button("Tombol pintas")).to_have_attribute("aria-pressed", "false")
    expect(blank).to_have_attribute("aria-pressed", "true")
    at.press(at.button("Tombol pintas"), key="Space")
    page.keyboard.press("n")
    expect(now).to_have_attribute("aria-pressed", "true")


def test_questions_are_led_by_the_keyboard_alone_while_others_ask(site: LiveSite) -> None:
    at = Keys(site.open(f"{DESK}tanya/", who="moderator", width=1366, height=768))
    page = at.page
    pending, approved, air = (page.locator(f"#{part}") for part in ("pending", "approved", "air"))
    before = pending.locator("article").count()
    first = pending.locator("article").nth(0)
    second = pending.locator("article").nth(1)

    at.press(at.button("Setujui", first))
    expect(pending.locator("article")).to_have_count(before - 1)
    # The next one has moved up to where the keyboard is.
    at.is_at(at.button("Setujui", first)).take("10-approved")
    at.press(at.button("Gabung ke T1", first))
    expect(approved.locator(".follower")).to_have_count(1)
    at.press(at.button("Pisahkan lagi", approved))
    expect(approved.locator(".follower")).to_have_count(0)

    at.reach(at.button("Sembunyikan", second))
    asks(site, "Contoh yang ditanyakan sementara itu?")
    expect(pending).to_contain_text("Contoh yang ditanyakan sementara itu?")
    at.is_at(at.button("Sembunyikan", second))
    types_while_others_ask(at, site)

    page.keyboard.press("a")
    expect(approved.locator("article")).to_have_count(3)
    goes_on_air_and_back(at)
    assert air.locator("article").count() == 0


def types_while_others_ask(at: Keys, site: LiveSite) -> None:
    """What is being typed stays as it is whatever arrives, and so does a half-filled form that one has left."""
    page = at.page
    at.press(page.locator("#hall-question summary"))
    at.type(page.get_by_label("Pertanyaan dari aula"), "Contoh dari mikrofon?")
    asks(site, "Contoh kedua sementara itu?")
    expect(page.locator("#pending")).to_contain_text("Contoh kedua sementara itu?")
    at.is_at(page.get_by_label("Pertanyaan dari aula"))
    page.keyboard.press("Shift+Tab")
    asks(site, "Contoh ketiga sementara itu?")
    expect(page.locator("#pending")).to_contain_text("Contoh ketiga sementara itu?")
    expect(page.get_by_label("Pertanyaan dari aula")).to_have_value("Contoh dari mikrofon?")
    at.press(at.button("Masukkan ke antrean"))
    expect(page.locator("#approved")).to_contain_text("Contoh dari mikrofon?")
    expect(page.get_by_label("Pertanyaan dari aula")).to_have_value("")
    at.is_at(at.button("Masukkan ke antrean"))


def goes_on_air_and_back(at: Keys) -> None:
    """On air, taken off, on air again, answered, and not answered after all: by keys and by Tab."""
    page = at.page
    card = page.locator("#air article")
    page.keyboard.press("t")
    expect(card).to_have_count(1)
    page.keyboard.press("z")
    expect(card).to_have_count(0)
    at.press(at.button("Tayangkan", page.locator("#approved")))
    expect(card).to_have_count(1)
    at.press(at.button("Sudah dijawab", card)).take("11-answered")
    expect(page.locator("#answered article")).to_have_count(1)
    at.press(at.button("Tayangkan lagi", page.locator("#answered")))
    expect(card).to_have_count(1)
    page.keyboard.press("j")
    expect(page.locator("#answered article")).to_have_count(1)
    at.press(at.button("Ternyata belum dijawab", page.locator("#answered")))
    expect(page.locator("#answered article")).to_have_count(0)
