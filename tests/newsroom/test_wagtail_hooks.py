"""The editors' desk by real requests: who may do what, what it says, and what it leaves in the log."""

import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from rembuk.institutions.models import Account
from rembuk.institutions.permits import Role
from rembuk.institutions.queries import actor_of
from rembuk.newsroom import actions, queries
from rembuk.newsroom.models import ArticlePage, NewsIndexPage
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from tests import logbook
from tests.factories import newsroom, programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk() -> Talk:
    return programme.talk(State.HELD)


@pytest.fixture
def writer(talk: Talk) -> Account:
    return newsroom.editor(Role.PUBLIC_RELATIONS, at=talk.host)


@pytest.fixture
def approver(talk: Talk) -> Account:
    return newsroom.editor(Role.SECRETARIAT, at=talk.host)


def desk(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def edit(article: ArticlePage) -> str:
    return reverse("wagtailadmin_pages:edit", args=(article.pk,))


def form_of(client: Client, address: str) -> dict[str, str]:
    """Return what the editor's form would send as it stands."""
    response = client.get(address)
    form = response.context["form"]
    sent = {}
    for name, field in form.fields.items():
        value = form[name].value()
        prepared = field.prepare_value(value) if not hasattr(field, "block") else None
        if prepared not in (None, "") and isinstance(prepared, str | int | float):
            sent[name] = str(prepared)
    return {
        **sent,
        "date": "2021-06-30",
        "slug": form["slug"].value(),
        "body-count": "0",
        "corrections-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "",
    }


def submit(article: ArticlePage, account: Account, **changes: str) -> Client:
    client = desk(account)
    sent = {**form_of(client, edit(article)), **changes, "action-submit": "1"}
    response = client.post(edit(article), sent)
    assert response.status_code == 302
    return client


def test_a_submitted_article_is_published_word_for_word_when_every_body_approved(
    client: Client, talk: Talk, writer: Account
) -> None:
    article = newsroom.article(live=False, talk=talk, owner=writer, slug="satu")

    submit(article, writer, lead="Diubah sebelum diajukan.")
    assert logbook.last().kind == "article.submitted"
    article = ArticlePage.objects.get(pk=article.pk)
    for reader in newsroom.readers(talk):
        assert client.get("/berita/satu/").status_code == 404
        newsroom.approve(article, reader)

    assert "Diubah sebelum diajukan." in client.get("/berita/satu/").content.decode()
    assert "Diubah sebelum diajukan." in client.get("/berita/").content.decode()
    assert "Diubah sebelum diajukan." in client.get("/berita/umpan.xml").content.decode()


def test_saved_again_in_the_editor_while_it_waits_the_approvals_begin_anew(
    talk: Talk, writer: Account, approver: Account
) -> None:
    article = newsroom.article(live=False, talk=talk, owner=writer)
    submit(article, writer)
    article = ArticlePage.objects.get(pk=article.pk)
    newsroom.approve(article, approver)
    assert len(queries.waiting(article).missing) == 3

    client = desk(writer)
    client.post(edit(article), {**form_of(client, edit(article)), "lead": "Diubah saat menunggu."})

    article = ArticlePage.objects.get(pk=article.pk)
    assert article.workflow_in_progress
    assert len(queries.waiting(article).missing) == 4


def test_sent_back_it_can_be_changed_and_submitted_again(
    talk: Talk, writer: Account, approver: Account
) -> None:
    article = newsroom.article(live=False, talk=talk, owner=writer)
    submit(article, writer)
    article = ArticlePage.objects.get(pk=article.pk)
    actions.send_back(
        by=actor_of(approver),
        article=article,
        read=queries.waiting(article).fingerprint,
        note="Nama belum lengkap.",
        now=newsroom.NOW,
    )
    assert "Nama belum lengkap." in desk(writer).get(edit(article)).content.decode()

    submit(article, writer, lead="Nama sudah lengkap.")

    assert logbook.last().kind == "article.submitted"
    assert [waiting.pk for waiting in queries.in_review()] == [article.pk]


def test_a_review_that_is_called_off_is_in_the_log(talk: Talk, writer: Account) -> None:
    article = newsroom.article(live=False, talk=talk, owner=writer)
    client = submit(article, writer)

    client.post(edit(article), {**form_of(client, edit(article)), "action-cancel-workflow": "1"})

    assert logbook.last().kind == "article.withdrawn"


def test_nobody_publishes_from_the_editor(talk: Talk, approver: Account) -> None:
    article = newsroom.article(live=False, talk=talk, owner=approver)
    client = desk(approver)

    client.post(edit(article), {**form_of(client, edit(article)), "action-publish": "1"})

    assert queries.latest("id", 1) == []
    assert "action-publish" not in client.get(edit(article)).content.decode()


def test_unpublished_it_is_gone_and_the_log_knows_by_whom(
    client: Client, talk: Talk, writer: Account, approver: Account
) -> None:
    article = newsroom.article(talk=talk, slug="satu")
    address = reverse("wagtailadmin_pages:unpublish", args=(article.pk,))

    desk(writer).post(address)
    assert client.get("/berita/satu/").status_code == 200
    desk(approver).post(address)

    assert client.get("/berita/satu/").status_code == 404
    assert (logbook.last().kind, logbook.last().by) == ("article.unpublished", f"account:{approver.pk}")


def test_what_was_public_is_not_deleted(client: Client, talk: Talk, approver: Account) -> None:
    article = newsroom.article(talk=talk, slug="satu")

    desk(approver).post(reverse("wagtailadmin_pages:delete", args=(article.pk,)))

    assert client.get("/berita/satu/").status_code == 200


def test_a_photo_needs_its_description(talk: Talk, writer: Account) -> None:
    article = newsroom.article(live=False, talk=talk, owner=writer)
    client = desk(writer)

    sent = {**form_of(client, edit(article)), "photo": str(newsroom.photo().pk), "action-submit": "1"}
    response = client.post(edit(article), sent)

    assert response.status_code == 200
    assert "Jelaskan isi foto" in response.content.decode()


def test_an_article_written_by_hand_starts_under_the_list(talk: Talk, writer: Account) -> None:
    index = NewsIndexPage.objects.get(locale__language_code="id")
    address = reverse("wagtailadmin_pages:add", args=("newsroom", "articlepage", index.pk))
    client = desk(writer)

    sent = {**form_of(client, address), "title": "Ditulis sendiri", "lead": "Isi.", "slug": "sendiri"}
    response = client.post(address, sent)

    article = ArticlePage.objects.get(slug="sendiri")
    assert response.status_code == 302
    assert (article.live, article.owner, article.provenance) == (False, writer, [])


def test_the_desk_shows_what_it_is_for_and_nothing_of_wagtail_itself(talk: Talk, approver: Account) -> None:
    client = desk(approver)

    home = client.get("/redaksi/").content.decode()
    reports = client.get("/redaksi/reports/workflow/")

    for words in ("Meja redaksi", "Cara kabar dibuat di sini", '"label": "Kabar"', "Meja petugas"):
        assert words in home
    for absent in ("snippets", "/redaksi/documents/", "/redaksi/users/", "wagtail.org"):
        assert absent not in re.sub(r'<script id="wagtail-config".*?</script>', "", home, flags=re.DOTALL)
    assert reports.status_code == 200


def test_from_the_editor_a_way_leads_to_the_approvals_while_the_article_waits(
    talk: Talk, writer: Account
) -> None:
    article = newsroom.article(live=False, talk=talk, owner=writer)
    way = f'href="/meja/kabar/{article.pk}/"'
    assert way not in desk(writer).get(edit(article)).content.decode()

    submit(article, writer)

    assert way in desk(writer).get(edit(article)).content.decode()


def test_the_editor_carries_where_each_sentence_comes_from_and_what_the_record_says_otherwise(
    talk: Talk, writer: Account
) -> None:
    article = newsroom.article(
        live=False,
        talk=talk,
        owner=writer,
        lead="Dihadiri 987 orang.",
        provenance=[{"text": "Kalimat </script> contoh.", "sources": ["talks[1].statements[2].text"]}],
    )

    page = desk(writer).get(edit(article)).content.decode()

    (told,) = re.findall(r'<script id="house-sources" type="application/json">(.*?)</script>', page)
    assert json.loads(told) == [{"text": "Kalimat </script> contoh.", "sources": ["Pernyataan 2: isi"]}]
    assert f'data-check="/meja/kabar/{article.pk}/periksa/"' in page
    assert "<b>987</b>" in page


def test_when_one_language_is_submitted_the_other_is_called_to_mind(talk: Talk, writer: Account) -> None:
    first, second = actions.open_draft(by=actor_of(writer), talk=talk, now=newsroom.NOW)

    page = submit(first, writer).get("/redaksi/").content.decode()

    assert "Versi bahasa lainnya belum diajukan" in page
    assert edit(second) in page


def test_the_desk_finds_what_was_just_saved_by_its_title_and_by_its_words(writer: Account, talk: Talk) -> None:
    newsroom.article(live=False, talk=talk, title="Kabar pelangi", lead="Contoh tentang coklit.")
    newsroom.article(live=False, talk=talk, title="Kabar lain")
    index = NewsIndexPage.objects.get(locale__language_code="id")
    address = reverse("wagtailadmin_explore", args=(index.pk,))

    found = {word: desk(writer).get(address, {"q": word}).content.decode() for word in ("pelangi", "coklit")}

    assert {word: ("Kabar pelangi" in page, "Kabar lain" in page) for word, page in found.items()} == {
        "pelangi": (True, False),
        "coklit": (True, False),
    }
