"""An article is public only when every partner body has approved the very same text. Nobody gets past that."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Revision
from wagtail.models.workflows import TaskState

from rembuk.institutions.models import Account
from rembuk.institutions.permits import CONSOLE, NotPermitted, Role
from rembuk.institutions.queries import actor_of
from rembuk.newsroom import actions, queries
from rembuk.newsroom.models import Approval, ArticlePage, NotApprovedByAll
from rembuk.programme.actions.agreements import AgreesItself, BodiesMissing, LetterMissing
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from tests import logbook
from tests.factories import institutions, newsroom, programme
from tests.factories.newsroom import NOW, approve

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk() -> Talk:
    return programme.talk(State.HELD)


@pytest.fixture
def writer(talk: Talk) -> Account:
    return newsroom.editor(Role.PUBLIC_RELATIONS, at=talk.host)


@pytest.fixture
def article(talk: Talk, writer: Account) -> ArticlePage:
    return newsroom.in_review(writer, talk=talk, lead="Yang diajukan.")


def is_public(article: ArticlePage) -> bool:
    return bool(ArticlePage.objects.live().filter(pk=article.pk).exists())


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 1, 0, 2)])
def test_the_last_body_s_approval_publishes_in_whatever_order_they_come(
    talk: Talk, article: ArticlePage, order: tuple[int, ...]
) -> None:
    readers = newsroom.readers(talk)

    done = [(approve(article, readers[place]), is_public(article)) for place in order]

    talk.refresh_from_db()
    assert done == [(False, False), (False, False), (False, False), (True, True)]
    assert talk.state == State.HELD, "the record has its own agreement"


def test_each_step_is_in_the_log_with_its_body_and_its_text(talk: Talk, article: ArticlePage) -> None:
    readers = newsroom.readers(talk)
    text = queries.waiting(article).fingerprint
    length = logbook.length()

    for reader in readers:
        approve(article, reader)

    lines = logbook.since(length)
    last = f"account:{readers[-1].pk}"
    assert [(line.kind, line.by) for line in lines] == [
        *[("article.approved", f"account:{reader.pk}") for reader in readers],
        ("article.published", last),
    ]
    assert [(line.data["bodies"], line.data["text"]) for line in lines[:4]] == [
        ([body.pk], text) for body in talk.programme.partners.order_by("partnerships__position")
    ]


def test_an_edit_sets_the_approvals_back_to_none(talk: Talk, article: ArticlePage, writer: Account) -> None:
    readers = newsroom.readers(talk)
    for reader in readers[:3]:
        approve(article, reader)
    article.lead = "Diubah sesudah tiga setuju."
    article.save_revision(user=writer)

    assert len(queries.waiting(article).missing) == 4
    assert approve(article, readers[3]) is False
    assert not is_public(article)
    assert [approve(article, reader) for reader in readers[:3]] == [False, False, True]
    assert queries.latest("id", 1)[0].lead == "Diubah sesudah tiga setuju."


def test_saving_without_a_change_keeps_the_approvals(talk: Talk, article: ArticlePage, writer: Account) -> None:
    approve(article, newsroom.readers(talk)[0])

    article.save_revision(user=writer)

    assert len(queries.waiting(article).missing) == 3


def test_what_changed_while_one_was_reading_is_not_approved(
    talk: Talk, article: ArticlePage, writer: Account
) -> None:
    (reader, *_) = newsroom.readers(talk)
    read = queries.waiting(article).fingerprint
    article.lead = "Diselipkan."
    article.save_revision(user=writer)

    with pytest.raises(actions.ChangedMeanwhile):
        actions.approve(by=actor_of(reader), article=article, read=read, now=NOW)
    assert Approval.objects.count() == 0


def test_a_body_approves_a_text_once(talk: Talk, article: ArticlePage) -> None:
    (reader, *_) = newsroom.readers(talk)
    colleague = newsroom.editor(Role.SECRETARIAT, at=programme.body("bawaslu-kab"))
    approve(article, reader)

    for again in (reader, colleague):
        with pytest.raises(actions.ApprovedAlready):
            approve(article, again)
    assert len(queries.waiting(article).missing) == 3


def test_an_outsider_a_writer_and_the_console_speak_for_no_body(
    talk: Talk, article: ArticlePage, writer: Account
) -> None:
    text = queries.waiting(article).fingerprint

    for by in (institutions.outsider(), actor_of(writer), CONSOLE):
        with pytest.raises(NotPermitted):
            actions.approve(by=by, article=article, read=text, now=NOW)
    assert Approval.objects.count() == 0


def test_what_is_not_handed_in_is_not_approved(talk: Talk, writer: Account) -> None:
    article = newsroom.article(live=False, talk=talk, owner=writer)
    (reader, *_) = newsroom.readers(talk)

    with pytest.raises(actions.NotWaiting):
        approve(article, reader)


def test_the_author_alone_is_not_enough_even_where_one_body_is_the_only_partner() -> None:
    series = programme.programme(partners=[programme.body("kpu-kota")])
    talk = programme.talk(State.HELD, programme=series, host=programme.body("kpu-kota"))
    author = newsroom.editor(Role.SECRETARIAT, at=programme.body("kpu-kota"))
    article = newsroom.in_review(author, talk=talk)

    assert approve(article, author) is False
    assert not is_public(article)


def by_revision(article: ArticlePage, revision: Revision, superuser: Account) -> None:
    revision.publish(user=superuser, skip_permission_checks=True)


def by_page(article: ArticlePage, revision: Revision, superuser: Account) -> None:
    article.publish(revision, user=superuser, skip_permission_checks=True)


def by_finished_review(article: ArticlePage, revision: Revision, superuser: Account) -> None:
    article.current_workflow_task_state.approve(user=superuser)


def by_whole_review(article: ArticlePage, revision: Revision, superuser: Account) -> None:
    article.current_workflow_state.finish(user=superuser)


def by_schedule(article: ArticlePage, revision: Revision, superuser: Account) -> None:
    due = timezone.now() - timedelta(minutes=1)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=due)
    call_command("publish_scheduled")


def by_the_act(article: ArticlePage, revision: Revision, superuser: Account) -> None:
    actions.publish_approved(by=CONSOLE, revision=revision)


@pytest.mark.parametrize(
    "way", [by_revision, by_page, by_finished_review, by_whole_review, by_schedule, by_the_act]
)
def test_no_way_leads_past_the_bodies_not_even_for_a_superuser(
    talk: Talk, article: ArticlePage, way: object
) -> None:
    superuser = newsroom.editor(Role.ADMIN, at=talk.host)
    superuser.is_superuser = True
    superuser.save()
    for reader in newsroom.readers(talk)[:3]:
        approve(article, reader)

    with pytest.raises(NotApprovedByAll):
        way(article, article.get_latest_revision(), superuser)  # type: ignore[operator]
    assert not is_public(article)


def test_approvals_of_one_text_do_not_publish_another(
    talk: Talk, article: ArticlePage, writer: Account
) -> None:
    for reader in newsroom.readers(talk):
        approve(article, reader)
    article = ArticlePage.objects.get(pk=article.pk)
    article.lead = "Yang tidak dibaca siapa pun."
    revision = article.save_revision(user=writer)

    with pytest.raises(NotApprovedByAll):
        revision.publish(user=writer, skip_permission_checks=True)
    assert queries.latest("id", 1)[0].lead == "Yang diajukan."


def test_another_talk_in_the_text_takes_no_body_out(talk: Talk, article: ArticlePage, writer: Account) -> None:
    alone = programme.programme(slug="lain", partners=[programme.body("kpu-kota")])
    article.talk = programme.talk(State.HELD, programme=alone, host=programme.body("kpu-kota"))
    article.save_revision(user=writer)

    assert len(queries.waiting(article).missing) == 4


def test_an_approved_article_with_an_hour_waits_for_it(
    talk: Talk, writer: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = newsroom.article(live=False, talk=talk, owner=writer)
    article.go_live_at = timezone.now() + timedelta(hours=1)
    article.save_revision(user=writer)
    article.get_workflow().start(article, writer)
    for reader in newsroom.readers(talk):
        approve(article, reader)
    assert not is_public(article)

    later = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr(timezone, "now", lambda: later)
    call_command("publish_scheduled")

    assert is_public(article)
    assert logbook.last().kind == "article.published"


def test_sent_back_with_a_note_it_waits_no_longer(talk: Talk, article: ArticlePage) -> None:
    (reader, *_) = newsroom.readers(talk)
    text = queries.waiting(article).fingerprint

    with pytest.raises(actions.NoteMissing):
        actions.send_back(by=actor_of(reader), article=article, read=text, note=" ", now=NOW)
    actions.send_back(by=actor_of(reader), article=article, read=text, note="Nama keliru.", now=NOW)

    article = ArticlePage.objects.get(pk=article.pk)
    assert queries.in_review() == []
    assert [state.comment for state in TaskState.objects.all()] == ["Nama keliru."]
    assert (logbook.last().kind, logbook.last().data["text"]) == ("article.sent_back", text)
    assert "Nama keliru." not in str(logbook.last())
    with pytest.raises(actions.NotWaiting):
        approve(article, reader)


def test_sending_back_is_refused_to_outsiders_and_writers(article: ArticlePage, writer: Account) -> None:
    text = queries.waiting(article).fingerprint

    for by in (institutions.outsider(), actor_of(writer)):
        with pytest.raises(NotPermitted):
            actions.send_back(by=by, article=article, read=text, note="Ubah.", now=NOW)


def test_unpublish_hides_the_article_and_says_so_in_the_log(talk: Talk) -> None:
    article = newsroom.article(talk=talk)

    article.unpublish(user=newsroom.editor(Role.SECRETARIAT, at=talk.host))

    assert queries.latest("id", 3) == []
    assert logbook.last().kind == "article.unpublished"


def test_an_article_of_a_talk_that_is_not_over_leaves_the_talk_alone() -> None:
    announced = programme.talk(State.ANNOUNCED)
    article = newsroom.article(live=False, talk=announced)

    actions.publish(by=CONSOLE, article=article, now=NOW)

    announced.refresh_from_db()
    assert announced.state == State.ANNOUNCED
    assert logbook.last().kind == "article.published"


def by_letter(article: ArticlePage, by: Account, *keys: str, letter: str = "12/HM/XI/2026, 24-11-2026") -> bool:
    return actions.approve_by_letter(
        by=actor_of(by),
        article=article,
        read=queries.waiting(article).fingerprint,
        bodies=[programme.body(key) for key in keys],
        letter=letter,
        now=NOW,
    )


def test_bodies_without_accounts_approve_on_paper_and_the_log_says_who_wrote_it_down(
    talk: Talk, article: ArticlePage
) -> None:
    (reader,) = [newsroom.editor(Role.SECRETARIAT, at=talk.host)]
    approve(article, reader)

    assert by_letter(article, reader, "bawaslu-kab", "bawaslu-kota") is False
    line = logbook.last()
    assert (line.kind, line.by, sorted(line.data)) == (
        "article.approved_by_letter",
        f"account:{reader.pk}",
        ["bodies", "language", "text"],
    )
    assert (by_letter(article, reader, "kpu-kab"), is_public(article)) == (True, True)
    assert [each.letter for each in queries.standings(article, queries.waiting(article))] == [
        *["12/HM/XI/2026, 24-11-2026"] * 3,
        "",
    ]


def test_a_letter_stands_for_no_body_with_an_account_for_no_stranger_and_for_no_other_text(
    talk: Talk, article: ArticlePage, writer: Account
) -> None:
    reader, other = (newsroom.editor(Role.SECRETARIAT, at=at) for at in (talk.host, programme.body("kpu-kab")))
    refusals: list[tuple[type[Exception], dict[str, str], list[str]]] = [
        (AgreesItself, {}, ["kpu-kab"]),
        (BodiesMissing, {}, []),
        (LetterMissing, {"letter": " "}, ["bawaslu-kab"]),
        (NotPermitted, {}, ["bawaslu-kab", "kampus"]),
    ]
    for refusal, changes, keys in refusals:
        with pytest.raises(refusal):
            by_letter(article, reader, *keys, **changes)
    for stranger in (writer, institutions.account(*Role, at=institutions.institution())):
        with pytest.raises(NotPermitted):
            by_letter(article, stranger, "bawaslu-kab")
    assert Approval.objects.count() == 0

    by_letter(article, other, "bawaslu-kab")
    with pytest.raises(actions.ApprovedAlready):
        by_letter(article, reader, "bawaslu-kab")
    article.lead = "Diubah sesudah surat."
    article.save_revision(user=writer)
    assert len(queries.waiting(article).missing) == 4
