"""The second person: whoever approves has neither submitted the article nor written it last."""

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import Revision

from rembuk.institutions.models import Account
from rembuk.institutions.permits import Role
from rembuk.newsroom.models import ArticlePage
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from tests.factories import institutions, newsroom, programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk() -> Talk:
    return programme.talk(State.HELD)


@pytest.fixture
def writer(talk: Talk) -> Account:
    return newsroom.editor(Role.PUBLIC_RELATIONS, at=talk.host)


def in_review(article: ArticlePage, by: Account) -> Revision:
    revision = article.save_revision(user=by)
    article.get_workflow().start(article, by)
    return revision


def test_whoever_submitted_or_wrote_it_last_cannot_approve(talk: Talk) -> None:
    both = newsroom.editor(Role.ADMIN, at=talk.host)
    article = newsroom.article(live=False, talk=talk, owner=both)
    in_review(article, both)
    state = article.current_workflow_task_state

    with pytest.raises(PermissionDenied):
        state.task.specific.on_action(state, both, "approve")
    assert state.task.specific.get_actions(article, both) == []


def test_a_writer_or_an_approver_of_another_body_cannot_approve(talk: Talk, writer: Account) -> None:
    article = newsroom.article(live=False, talk=talk, owner=writer)
    in_review(article, writer)
    state = article.current_workflow_task_state
    colleague = newsroom.editor(Role.PUBLIC_RELATIONS, at=talk.host)
    stranger = newsroom.editor(Role.SECRETARIAT, at=institutions.institution())

    for account in (colleague, stranger):
        with pytest.raises(PermissionDenied):
            state.task.specific.on_action(state, account, "approve")
    assert ArticlePage.objects.live().count() == 0


def test_while_it_waits_it_is_locked_for_everyone_and_says_why(talk: Talk, writer: Account) -> None:
    article = newsroom.article(live=False, talk=talk, owner=writer)
    in_review(article, writer)
    lock = article.get_lock()

    assert lock.for_user(writer) is True
    assert lock.for_user(newsroom.editor(Role.SECRETARIAT, at=talk.host)) is True
    assert "menunggu persetujuan" in lock.get_message(writer)
