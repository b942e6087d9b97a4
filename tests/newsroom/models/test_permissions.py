"""Who may do what with an article, before any page asks."""

import pytest

from rembuk.institutions.models import Account
from rembuk.institutions.permits import Role
from rembuk.newsroom.models import NewsIndexPage
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


@pytest.fixture
def approver(talk: Talk) -> Account:
    return newsroom.editor(Role.SECRETARIAT, at=talk.host)


def test_nobody_publishes_past_the_review_and_nobody_deletes_what_was_public(
    talk: Talk, writer: Account, approver: Account
) -> None:
    article = newsroom.article(talk=talk)
    may = article.permissions_for_user(approver)

    assert (may.can_publish(), may.can_unpublish(), may.can_delete(), may.can_move(), may.can_copy()) == (
        False,
        True,
        False,
        False,
        False,
    )
    assert article.permissions_for_user(writer).can_unpublish() is False


def test_a_writer_edits_own_articles_and_not_those_of_others(talk: Talk, writer: Account) -> None:
    own = newsroom.article(live=False, talk=talk, owner=writer)
    other = newsroom.article(live=False, talk=talk)

    assert (own.permissions_for_user(writer).can_edit(), other.permissions_for_user(writer).can_edit()) == (
        True,
        False,
    )


def test_a_body_that_is_no_partner_may_nothing(talk: Talk) -> None:
    stranger = newsroom.editor(Role.ADMIN, at=institutions.institution())
    draft, public = newsroom.article(live=False, talk=talk, owner=stranger), newsroom.article(talk=talk)
    index = NewsIndexPage.objects.first()
    assert index is not None

    assert index.permissions_for_user(stranger).can_add_subpage() is False
    assert draft.permissions_for_user(stranger).can_edit() is False
    assert draft.permissions_for_user(stranger).can_delete() is False
    assert public.permissions_for_user(stranger).can_unpublish() is False
