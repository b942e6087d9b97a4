"""From a talk's record to the public, through the editors' desk in a real browser."""

import re
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from rembuk.institutions.models import Account
from rembuk.institutions.permits import Role
from rembuk.newsroom.models import ArticlePage
from rembuk.programme.core.talk import State
from tests.factories import newsroom, programme
from tests.journeys.watch import Watch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def signed_in(chromium: Browser, site: str, account: Account, watch: Watch) -> Page:
    client = Client()
    client.force_login(account)
    context = chromium.new_context(base_url=site, viewport={"width": 1400, "height": 900}, locale="id-ID")
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])
    watch.over(context)
    return context.new_page()


def test_a_draft_is_changed_submitted_approved_by_every_body_and_read_by_everyone(
    live_server: Any, chromium: Browser
) -> None:
    talk = programme.talk(State.HELD)
    watch = Watch(live_server.url)
    writer = signed_in(chromium, live_server.url, newsroom.editor(Role.PUBLIC_RELATIONS, at=talk.host), watch)
    readers = [signed_in(chromium, live_server.url, account, watch) for account in newsroom.readers(talk)]

    writer.goto(f"/meja/{talk.programme.slug}/{talk.number}/")
    writer.get_by_role("button", name="Buka naskah kabar").click()
    lead = writer.get_by_role("textbox", name="Teras berita")
    lead.fill(f"{lead.input_value()} Kalimat yang ditambahkan humas.")
    writer.get_by_role("button", name="Tindakan lain").click()
    writer.get_by_role("button", name="Ajukan ke Persetujuan kabar").click()
    expect(writer.get_by_text("diajukan untuk disetujui")).to_be_visible()

    for reader in readers:
        reader.goto("/meja/")
        reader.get_by_role("link", name="Artikel yang menunggu").click()
        reader.get_by_role("link", name=re.compile("edisi ke-1")).click()
        expect(reader.get_by_text("Kalimat yang ditambahkan humas.")).to_be_visible()
        reader.get_by_role("button", name="Setujui", exact=True).click()
        expect(reader.get_by_text("Disetujui. Artikel terbit")).to_be_visible()

    public = chromium.new_context(base_url=live_server.url, locale="id-ID").new_page()
    public.goto("/berita/")
    public.get_by_role("link", name=re.compile("edisi ke-1")).click()
    expect(public.get_by_text("Kalimat yang ditambahkan humas.")).to_be_visible()
    for page in (writer, *readers, public):
        page.context.close()
    assert watch.complaints == []


def test_how_an_article_will_look_is_shown_beside_the_text(live_server: Any, chromium: Browser) -> None:
    talk = programme.talk(State.HELD)
    watch = Watch(live_server.url)
    writer = signed_in(chromium, live_server.url, newsroom.editor(Role.PUBLIC_RELATIONS, at=talk.host), watch)

    writer.goto(f"/meja/{talk.programme.slug}/{talk.number}/")
    writer.get_by_role("button", name="Buka naskah kabar").click()
    title = writer.get_by_role("textbox", name="Judul").first.input_value()
    writer.get_by_role("button", name="Buka/tutup pratinjau").click()

    shown = writer.frame_locator("iframe[title='Pratinjau'][src]")
    expect(shown.get_by_role("heading", level=1)).to_have_text(title)
    writer.get_by_role("button", name="Buka/tutup pemeriksaan").click()
    expect(writer.locator("[data-content-word-count]")).to_have_text(re.compile(r"^\d+$"))
    writer.get_by_role("button", name="Buka/tutup pemeriksaan").click()
    writer.wait_for_load_state("networkidle")  # no request may outlive the test
    writer.context.close()
    assert watch.complaints == []


def test_beside_each_paragraph_stands_its_source_and_a_slip_is_found_while_writing(
    live_server: Any, chromium: Browser
) -> None:
    talk = programme.talk(State.HELD)
    watch = Watch(live_server.url)
    writer = signed_in(chromium, live_server.url, newsroom.editor(Role.PUBLIC_RELATIONS, at=talk.host), watch)

    writer.goto(f"/meja/{talk.programme.slug}/{talk.number}/")
    writer.get_by_role("button", name="Buka naskah kabar").click()
    lead = writer.get_by_role("textbox", name="Teras berita")
    beside = writer.locator(".house-beside")
    expect(beside.first).to_contain_text("Bincang: ")
    expect(writer.get_by_text("semuanya sesuai dengan rekaman")).to_be_visible()
    places = beside.count()

    lead.fill("Acara dihadiri 987 orang.")

    expect(writer.locator(".findings")).to_contain_text("987")
    expect(beside).to_have_count(places - 1)
    expect(writer.locator(".house-left-out li:visible").first).to_be_visible()
    writer.context.close()
    assert watch.complaints == []


def test_an_article_of_one_s_own_has_its_address_from_its_headline_and_is_found_at_once(
    live_server: Any, chromium: Browser
) -> None:
    talk = programme.talk(State.HELD)
    watch = Watch(live_server.url)
    writer = signed_in(chromium, live_server.url, newsroom.editor(Role.PUBLIC_RELATIONS, at=talk.host), watch)

    writer.goto("/redaksi/")
    writer.get_by_role("link", name="Kabar", exact=True).first.click()
    writer.get_by_role("link", name=re.compile("^Tambah")).first.click()
    writer.get_by_role("textbox", name="Judul").first.press_sequentially("Pelangi di kantor pemilu")
    writer.get_by_role("textbox", name="Teras berita").fill("Contoh teras tentang coklit.")
    writer.get_by_role("button", name="Simpan draf").click()
    expect(writer.get_by_text("Halaman 'Pelangi di kantor pemilu' dibuat")).to_be_visible()
    assert ArticlePage.objects.get().slug == "pelangi-di-kantor-pemilu"

    writer.get_by_role("link", name="Kabar", exact=True).first.click()
    writer.get_by_role("textbox", name="Cari").last.fill("coklit")
    expect(writer.get_by_role("link", name="Pelangi di kantor pemilu").first).to_be_visible()
    expect(writer).to_have_url(re.compile("q=coklit"))
    writer.wait_for_load_state("networkidle")  # no request may outlive the test
    writer.context.close()
    assert watch.complaints == []


def test_a_photo_without_words_is_refused_beside_its_field_and_nothing_typed_is_lost(
    live_server: Any, chromium: Browser
) -> None:
    talk = programme.talk(State.HELD)
    newsroom.photo()
    account = newsroom.editor(Role.PUBLIC_RELATIONS, at=talk.host)
    article = newsroom.article(talk=talk, live=False, owner=account)
    watch = Watch(live_server.url)
    writer = signed_in(chromium, live_server.url, account, watch)
    lead, words = (writer.get_by_role("textbox", name=name) for name in ("Teras berita", "Isi foto"))

    writer.goto(f"/redaksi/pages/{article.pk}/edit/")
    lead.fill("Teras yang baru diketik humas.")
    writer.get_by_role("button", name="Pilih gambar").click()
    writer.get_by_role("link", name="Gambar contoh").click()
    writer.get_by_role("button", name="Simpan draf").click()

    beside = writer.locator("[data-contentpath='photo_alt']")
    expect(beside).to_contain_text("Jelaskan isi foto")
    expect(lead).to_have_value("Teras yang baru diketik humas.")
    expect(writer.get_by_text("Gambar contoh")).to_be_visible()
    words.fill("Warga duduk di aula.")
    writer.get_by_role("button", name="Simpan draf").click()
    expect(writer.get_by_text("Halaman 'Kabar contoh")).to_be_visible()
    stored = ArticlePage.objects.get().get_latest_revision_as_object()
    assert (stored.lead, stored.photo_alt) == ("Teras yang baru diketik humas.", "Warga duduk di aula.")
    writer.wait_for_load_state("networkidle")  # no request may outlive the test
    writer.context.close()
    assert watch.complaints == []


def test_a_translation_is_begun_at_the_desk_and_published_as_its_twin(
    live_server: Any, chromium: Browser
) -> None:
    talk = programme.talk(State.HELD)
    account = newsroom.editor(Role.PUBLIC_RELATIONS, at=talk.host)
    article = newsroom.article(talk=talk, slug="kabar-kembar", title="Kabar kembar", owner=account)
    watch = Watch(live_server.url)
    writer = signed_in(chromium, live_server.url, account, watch)
    readers = [signed_in(chromium, live_server.url, each, watch) for each in newsroom.readers(talk)]

    writer.goto(f"/redaksi/pages/{article.pk}/edit/")
    writer.get_by_role("button", name="Tindakan", exact=True).click()
    writer.get_by_role("link", name="Terjemahkan").click()
    writer.get_by_role("checkbox", name="English").check()
    writer.get_by_role("button", name="Kirim").click()
    writer.get_by_role("textbox", name="Judul").first.fill("The twin news")
    writer.get_by_role("textbox", name="Teras berita").fill("What the bodies agreed on.")
    writer.get_by_role("button", name="Tindakan lain").click()
    writer.get_by_role("button", name="Ajukan ke Persetujuan kabar").click()
    expect(writer.get_by_text("diajukan untuk disetujui")).to_be_visible()
    for reader in readers:
        reader.goto("/meja/kabar/")
        reader.get_by_role("link", name="The twin news").click()
        reader.get_by_role("button", name="Setujui", exact=True).click()
        expect(reader.get_by_text("Disetujui. Artikel terbit")).to_be_visible()

    twins = {
        "id": "/berita/kabar-kembar/",
        "en": f"/en/berita/{ArticlePage.objects.get(title='The twin news').slug}/",
    }
    public = chromium.new_context(base_url=live_server.url, locale="id-ID").new_page()
    for path in twins.values():
        public.goto(path)
        links = public.locator("link[rel=alternate][hreflang]").all()
        assert {each.get_attribute("hreflang"): each.get_attribute("href") for each in links} == {
            language: f"http://127.0.0.1:8000{address}" for language, address in twins.items()
        }
    expect(public.get_by_role("heading", level=1)).to_have_text("The twin news")
    public.get_by_role("link", name=re.compile("versi bahasa Indonesia")).first.click()
    expect(public.get_by_role("heading", level=1)).to_have_text("Kabar kembar")
    for page in (writer, *readers, public):
        page.context.close()
    assert watch.complaints == []
