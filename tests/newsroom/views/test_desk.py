"""From a talk's page on the desk to its draft among the editors."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from rembuk.institutions.permits import Role
from rembuk.newsroom.models import Approval, ArticlePage
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from tests.factories import institutions, newsroom, programme

pytestmark = pytest.mark.django_db


def address(talk: Talk) -> str:
    return reverse("newsroom:open-draft", args=(talk.programme.slug, talk.number))


def test_the_draft_opens_in_the_editors_desk_and_again_leads_to_the_same(client: Client) -> None:
    talk = programme.talk(State.HELD)
    client.force_login(newsroom.editor(Role.PUBLIC_RELATIONS, at=talk.host))

    first = client.post(address(talk))
    second = client.post(address(talk))

    article = ArticlePage.objects.get(locale__language_code="id")
    assert first["Location"] == second["Location"] == f"/redaksi/pages/{article.pk}/edit/"
    assert ArticlePage.objects.count() == 2
    assert client.get(first["Location"]).status_code == 200


def test_a_talk_that_was_not_held_has_nothing_to_report(client: Client) -> None:
    talk = programme.talk(State.ANNOUNCED)
    client.force_login(newsroom.editor(Role.SECRETARIAT, at=talk.host))

    response = client.post(address(talk), follow=True)

    assert "belum berlangsung" in response.content.decode()
    assert ArticlePage.objects.count() == 0


def test_an_outsider_a_moderator_and_a_visitor_open_nothing(client: Client) -> None:
    talk = programme.talk(State.HELD)
    assert client.post(address(talk))["Location"].startswith("/masuk/")
    for account in (
        institutions.account(*Role, at=institutions.institution()),
        institutions.account(Role.MODERATOR, at=talk.host),
    ):
        client.force_login(account)
        assert client.post(address(talk)).status_code == 403
    assert ArticlePage.objects.count() == 0


def test_the_talk_s_page_offers_the_draft_to_who_writes(client: Client) -> None:
    talk = programme.talk(State.HELD)
    page = f"/meja/{talk.programme.slug}/{talk.number}/"

    client.force_login(newsroom.editor(Role.PUBLIC_RELATIONS, at=talk.host))
    assert 'action="naskah/"' in client.get(page).content.decode()
    client.force_login(newsroom.editor(Role.MODERATOR, at=talk.host))
    assert 'action="naskah/"' not in client.get(page).content.decode()


def test_looking_opens_nothing_and_a_talk_that_is_not_there_is_not_found(client: Client) -> None:
    talk = programme.talk(State.HELD)
    client.force_login(newsroom.editor(Role.SECRETARIAT, at=talk.host))

    assert client.get(address(talk)).status_code == 405
    assert client.post(f"/meja/{talk.programme.slug}/99/naskah/").status_code == 404


def waiting(talk: Talk, **changes: str) -> ArticlePage:
    return newsroom.in_review(newsroom.editor(Role.PUBLIC_RELATIONS, at=talk.host), talk=talk, **changes)


def read_in(page: str) -> str:
    """Return the fingerprint of the text that a page showed."""
    return str(re.findall(r'name="read" value="(\w+)"', page)[0])


def test_each_body_reads_and_approves_and_with_the_last_one_everybody_can_read_it(client: Client) -> None:
    talk = programme.talk(State.HELD)
    article = waiting(talk, slug="satu", lead="Yang dibaca semua.")
    address = f"/meja/kabar/{article.pk}/"

    for reader in newsroom.readers(talk):
        assert Client().get("/berita/satu/").status_code == 404
        client.force_login(reader)
        page = client.get(address).content.decode()
        assert "Yang dibaca semua." in page
        answer = client.post(f"{address}setuju/", {"read": read_in(page)}, follow=True)
        assert "Artikel terbit begitu semua lembaga menyetujuinya." in answer.content.decode()

    assert "Yang dibaca semua." in Client().get("/berita/satu/").content.decode()
    assert "setuju/" not in client.get(address).content.decode()


def test_whoever_read_an_older_text_is_told_and_nothing_is_approved(client: Client) -> None:
    talk = programme.talk(State.HELD)
    article = waiting(talk)
    client.force_login(newsroom.editor(Role.SECRETARIAT, at=talk.host))
    address = f"/meja/kabar/{article.pk}/"
    read = read_in(client.get(address).content.decode())
    article.lead = "Diselipkan."
    article.save_revision()

    answer = client.post(f"{address}setuju/", {"read": read}, follow=True)

    assert "Teks berubah saat Anda membacanya." in answer.content.decode()
    assert Approval.objects.count() == 0


def test_after_an_edit_the_page_shows_what_changed_since_one_approved(client: Client) -> None:
    talk = programme.talk(State.HELD)
    article = waiting(talk, lead="Acara pada Rabu siang.")
    reader = newsroom.editor(Role.SECRETARIAT, at=talk.host)
    newsroom.approve(article, reader)
    article.lead = "Acara pada <Kamis> siang."
    article.save_revision()
    client.force_login(reader)

    page = client.get(f"/meja/kabar/{article.pk}/").content.decode()

    assert "<del>Rabu</del>" in page
    assert "<ins>&lt;Kamis&gt;</ins>" in page
    assert "Berubah sejak disetujui" in page


def test_sent_back_without_a_note_says_so_and_with_one_it_leaves_the_list(client: Client) -> None:
    talk = programme.talk(State.HELD)
    article = waiting(talk, title="Kabar yang keliru")
    client.force_login(newsroom.editor(Role.SECRETARIAT, at=talk.host))
    address = f"/meja/kabar/{article.pk}/"
    read = read_in(client.get(address).content.decode())
    assert "Kabar yang keliru" in client.get("/meja/kabar/").content.decode()

    without = client.post(f"{address}kembalikan/", {"read": read, "note": ""})
    with_note = client.post(f"{address}kembalikan/", {"read": read, "note": "Nama."}, follow=True)

    assert 'id="id_note_error"' in without.content.decode() or "aria-invalid" in without.content.decode()
    assert "Dikembalikan." in with_note.content.decode()
    assert "Kabar yang keliru" not in client.get("/meja/kabar/").content.decode()


def test_a_writer_sees_who_is_awaited_and_decides_nothing_and_an_outsider_sees_nothing(client: Client) -> None:
    talk = programme.talk(State.HELD)
    article = waiting(talk, title="Kabar rahasia")
    address = f"/meja/kabar/{article.pk}/"
    client.force_login(newsroom.editor(Role.PUBLIC_RELATIONS, at=talk.host))

    page = client.get(address).content.decode()
    assert ("Ditunggu" in page, "setuju/" in page, "kembalikan/" in page) == (True, False, False)

    client.force_login(newsroom.editor(*[Role.ADMIN], at=institutions.institution()))
    assert client.get(address).status_code == 403
    assert client.post(f"{address}setuju/", {"read": "a"}).status_code == 403
    assert client.post(f"{address}kembalikan/", {"read": "a", "note": "x"}).status_code == 403
    assert "Kabar rahasia" not in client.get("/meja/kabar/").content.decode()


def test_a_text_being_written_is_compared_with_the_record_and_not_kept(client: Client) -> None:
    talk = programme.talk(State.HELD)
    article = waiting(talk, lead="Teras.")
    address = f"/meja/kabar/{article.pk}/periksa/"
    client.force_login(newsroom.editor(Role.PUBLIC_RELATIONS, at=talk.host))

    wrong = client.post(address, {"line": ["Dihadiri 987 orang <b>."]}).content.decode()
    right = client.post(address, {"line": ["Tidak ada yang baru."]}).content.decode()

    assert ("Angka" in wrong, "987" in wrong, "<b>." in wrong) == (True, True, False)
    assert "semuanya sesuai dengan rekaman" in right
    assert article.get_latest_revision_as_object().lead == "Teras."
    client.force_login(institutions.account(Role.ADMIN, at=institutions.institution()))
    assert client.post(address, {"line": ["Dihadiri 987 orang."]}).status_code == 403


def test_whoever_approves_sees_what_the_record_says_otherwise(client: Client) -> None:
    talk = programme.talk(State.HELD)
    article = waiting(talk, lead="Dihadiri 987 orang.")
    client.force_login(newsroom.editor(Role.SECRETARIAT, at=talk.host))

    assert "<b>987</b>" in client.get(f"/meja/kabar/{article.pk}/").content.decode()


def test_a_letter_is_written_down_for_a_body_without_an_account(client: Client) -> None:
    talk = programme.talk(State.HELD)
    article = newsroom.in_review(newsroom.editor(Role.PUBLIC_RELATIONS, at=talk.host), talk=talk)
    client.force_login(newsroom.editor(Role.SECRETARIAT, at=talk.host))
    page = client.get(f"/meja/kabar/{article.pk}/").text
    read = re.findall(r'name="read" value="(\w+)"', page)[0]
    body = programme.body("bawaslu-kab")
    assert f'value="{body.pk}"' in page
    assert f'value="{talk.host.pk}"' not in page

    wrong = client.post(f"/meja/kabar/{article.pk}/surat/", {"read": read, "bodies": [body.pk]})
    assert (wrong.status_code, "<details open>" in wrong.text) == (200, True)
    sent = {"read": read, "bodies": [body.pk], "letter": "12/HM/2026"}
    page = client.post(f"/meja/kabar/{article.pk}/surat/", sent, follow=True).text

    assert "dengan surat: 12/HM/2026" in page
    assert list(Approval.objects.values_list("institution", "letter")) == [(body.pk, "12/HM/2026")]
