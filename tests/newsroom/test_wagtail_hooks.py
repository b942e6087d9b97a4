"""The editors' desk by real requests: who may do what, what it says, and what it leaves in the log."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from rembuk.institutions.models import Account
from rembuk.institutions.permits import Role
from rembuk.newsroom import queries
from rembuk.newsroom.models import ArticlePage, NewsIndexPage
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from tests import logbook
from tests.factories import institutions, newsroom, programme

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


def decide(article: ArticlePage, account: Account, decision: str, comment: str = "") -> int:
    state = ArticlePage.objects.get(pk=article.pk).current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=(article.pk, decision, state.pk))
    response = desk(account).post(address, {"comment": comment}, headers={"x-requested-with": "XMLHttpRequest"})
    return response.status_code


def test_a_submitted_article_is_published_by_a_second_person(
    client: Client, talk: Talk, writer: Account, approver: Account
) -> None:
    article = newsroom.article(live=False, talk=talk, owner=writer, slug="satu")
    length = logbook.length()

    submit(article, writer, lead="Diubah sebelum diajukan.")
    assert client.get("/berita/satu/").status_code == 404
    assert decide(article, approver, "approve") == 200

    talk.refresh_from_db()
    assert "Diubah sebelum diajukan." in client.get("/berita/satu/").content.decode()
    assert "Diubah sebelum diajukan." in client.get("/berita/").content.decode()
    assert "Diubah sebelum diajukan." in client.get("/berita/umpan.xml").content.decode()
    assert talk.state == State.PUBLISHED
    assert [(line.kind, line.by) for line in logbook.since(length)] == [
        ("article.submitted", f"account:{writer.pk}"),
        ("article.approved", f"account:{approver.pk}"),
        ("article.published", f"account:{approver.pk}"),
        ("talk.published", f"account:{approver.pk}"),
    ]


def test_nobody_approves_an_own_submission(talk: Talk, approver: Account) -> None:
    article = newsroom.article(live=False, talk=talk, owner=approver)
    submit(article, approver)

    assert decide(article, approver, "approve") == 403
    assert queries.latest("id", 1) == []


def test_a_writer_an_operator_and_a_stranger_approve_nothing(talk: Talk, writer: Account) -> None:
    article = newsroom.article(live=False, talk=talk, owner=writer)
    submit(article, writer)
    others = [
        newsroom.editor(Role.PUBLIC_RELATIONS, at=talk.host),
        newsroom.editor(Role.OPERATOR, at=talk.host),
        newsroom.editor(Role.ADMIN, at=institutions.institution()),
    ]

    assert [decide(article, account, "approve") for account in others] == [403, 403, 403]
    assert queries.latest("id", 1) == []


def test_while_it_waits_nobody_changes_it(talk: Talk, writer: Account, approver: Account) -> None:
    article = newsroom.article(live=False, talk=talk, owner=writer, lead="Yang diajukan.")
    submit(article, writer)

    for account in (writer, approver):
        client = desk(account)
        client.post(edit(article), {**form_of(client, edit(article)), "lead": "Diselipkan."})

    assert ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object().lead == "Yang diajukan."


def test_sent_back_it_can_be_changed_and_submitted_again(
    talk: Talk, writer: Account, approver: Account
) -> None:
    article = newsroom.article(live=False, talk=talk, owner=writer)
    submit(article, writer)

    assert decide(article, approver, "reject", "Nama belum lengkap.") == 200
    assert logbook.last().kind == "article.sent_back"
    submit(article, writer, lead="Nama sudah lengkap.")
    assert logbook.last().kind == "article.submitted"
    assert decide(article, approver, "approve") == 200

    assert [headline.lead for headline in queries.latest("id", 1)] == ["Nama sudah lengkap."]


def test_whoever_rewrote_it_after_it_was_sent_back_does_not_approve(
    talk: Talk, writer: Account, approver: Account
) -> None:
    article = newsroom.article(live=False, talk=talk, owner=writer)
    submit(article, writer)
    decide(article, approver, "reject")
    submit(article, approver, lead="Ditulis ulang oleh sekretariat.")

    assert decide(article, approver, "approve") == 403


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


def test_a_scheduled_article_waits_for_its_hour(talk: Talk, writer: Account, approver: Account) -> None:
    article = newsroom.article(live=False, talk=talk, owner=writer)
    article.go_live_at = timezone.now() + timedelta(hours=1)
    article.save_revision(user=writer)
    article.get_workflow().start(article, writer)
    state = article.current_workflow_task_state
    state.task.specific.on_action(state, approver, "approve")
    talk.refresh_from_db()
    assert (queries.latest("id", 1), talk.state, logbook.last().kind) == ([], State.HELD, "article.approved")

    article.revisions.exclude(approved_go_live_at=None).update(
        approved_go_live_at=datetime(2021, 1, 1, tzinfo=UTC)
    )
    ArticlePage.objects.filter(pk=article.pk).update(go_live_at=datetime(2021, 1, 1, tzinfo=UTC))
    revision = article.revisions.get(approved_go_live_at__isnull=False)
    revision.content["go_live_at"] = "2021-01-01T00:00:00Z"
    revision.save()
    call_command("publish_scheduled")

    assert len(queries.latest("id", 1)) == 1
    assert [line.kind for line in logbook.since(logbook.length() - 2)] == [
        "article.published",
        "talk.published",
    ]


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


def test_a_reviewer_finds_the_decision_below_the_text_and_the_writer_does_not(
    talk: Talk, writer: Account, approver: Account
) -> None:
    article = newsroom.article(live=False, talk=talk, owner=writer)
    submit(article, writer)

    assert "Setujui dan terbitkan" in desk(approver).get(edit(article)).content.decode()
    assert "Setujui dan terbitkan" not in desk(writer).get(edit(article)).content.decode()


def test_where_each_sentence_comes_from_stands_in_the_editor(talk: Talk, writer: Account) -> None:
    article = newsroom.article(
        live=False,
        talk=talk,
        owner=writer,
        provenance=[{"text": "Kalimat contoh.", "sources": ["talks[1].statements[2].text"]}],
    )

    page = desk(writer).get(edit(article)).content.decode()

    assert "Kalimat contoh." in page
    assert "Pernyataan 2: isi" in page
