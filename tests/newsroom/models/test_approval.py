import pytest
from django.db import IntegrityError

from rembuk.institutions.permits import Role
from rembuk.newsroom.models import Approval, fingerprint_of, given_to, is_approved
from rembuk.programme.core.talk import State
from tests.factories import newsroom, programme

pytestmark = pytest.mark.django_db


def test_a_text_has_the_same_fingerprint_before_and_after_it_was_stored() -> None:
    article = newsroom.article(live=False, go_live_at=newsroom.NOW)
    revision = article.save_revision()
    before = fingerprint_of(revision)

    revision.refresh_from_db()

    assert fingerprint_of(revision) == before


def test_a_body_approves_a_text_once_whatever_path_leads_there() -> None:
    talk = programme.talk(State.HELD)
    article = newsroom.in_review(newsroom.editor(Role.PUBLIC_RELATIONS, at=talk.host), talk=talk)
    newsroom.approve(article, newsroom.editor(Role.SECRETARIAT, at=talk.host))
    (given,) = given_to(article.pk)
    row = Approval.objects.get()

    assert is_approved(article.get_latest_revision(), bodies=[talk.host.pk]) is True
    assert is_approved(article.get_latest_revision(), bodies=[talk.host.pk, talk.host.pk + 1]) is False
    assert (given.body, given.account) == (talk.host.pk, row.account_id)
    with pytest.raises(IntegrityError):
        Approval.objects.create(
            article=article,
            institution=talk.host,
            fingerprint=row.fingerprint,
            account=row.account,
            at=newsroom.NOW,
        )
