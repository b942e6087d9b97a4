"""An article on its way to the public: handed in, approved by every body, sent back, published, taken off."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogContext
from wagtail.models import Page, Revision
from wagtail.models.workflows import TaskState

from rembuk.institutions.models import Account, Institution
from rembuk.institutions.permits import Actor, NotPermitted, Permit
from rembuk.institutions.queries import account_behind, bodies_that_may
from rembuk.kit.refusal import Refused
from rembuk.newsroom import queries
from rembuk.newsroom.actions.log import record
from rembuk.newsroom.models import Approval, ArticlePage, is_approved
from rembuk.programme.actions.agreements import AgreesItself, BodiesMissing, LetterMissing


class NotWaiting(Refused):
    """The article is in no review."""

    words = _("This article does not wait for approval now.")


class ChangedMeanwhile(Refused):
    """The text is another than the one that was read."""

    words = _("The text was changed while you were reading it. Read it again as it is now.")


class ApprovedAlready(Refused):
    """The actor's bodies have all approved this text."""

    words = _("Your body has approved this text already.")


class NoteMissing(Refused):
    """Whoever sends an article back says why."""

    words = _("Say what should be changed.")
    field = "note"


@transaction.atomic
def submit(*, by: Actor, article: ArticlePage, now: datetime) -> None:
    """Note that the article was handed in for review, the first time or again."""
    by.must(Permit.WRITE_NEWS, at=article.bodies())
    record("article.submitted", article, by=by, now=now)


@transaction.atomic
def approve(*, by: Actor, article: ArticlePage, read: str, now: datetime) -> bool:
    """Approve the text that was read, for each partner body for which the actor may.

    With the last body's approval that very text is published, now or when it is due.

    :param read: the fingerprint of the text that was read.
    :returns: whether every body has approved it now.
    :raises NotWaiting: if it is in no review.
    :raises ChangedMeanwhile: if the text is another by now.
    :raises ApprovedAlready: if there is nothing left to approve for the actor's bodies.
    """
    waiting = _waiting(article, read)
    speaks_for = [
        body for body in waiting.bodies if body in by.roles and by.may(Permit.PUBLISH_NEWS, at=[body])
    ]
    account = account_behind(by)
    # Whoever holds the machine itself speaks for no body.
    if not speaks_for or account is None:
        raise NotPermitted(Permit.PUBLISH_NEWS)
    open_here = [body for body in speaks_for if body in waiting.missing]
    if not open_here:
        raise ApprovedAlready
    _put(article, waiting, open_here, account, now)
    record("article.approved", article, by=by, now=now, bodies=open_here, text=waiting.fingerprint)
    return _settled(article, waiting, account)


@transaction.atomic
def approve_by_letter(
    *, by: Actor, article: ArticlePage, read: str, bodies: Sequence[Institution], letter: str, now: datetime
) -> bool:
    """Write down that bodies without accounts approved this text on paper; the log says who wrote it down.

    The rule is that of an agreement to a plan: a body with an account that may approve does so by itself.

    :param read: the fingerprint of the text that the letter is about.
    :returns: whether every body has approved it now.
    :raises NotWaiting, ChangedMeanwhile: as for an approval at the desk.
    :raises BodiesMissing, LetterMissing, AgreesItself, ApprovedAlready: as their names say.
    """
    waiting = _waiting(article, read)
    by.must(Permit.PUBLISH_NEWS, at=waiting.bodies)
    account = account_behind(by)
    if account is None or not {body.pk for body in bodies} <= set(waiting.bodies):
        raise NotPermitted(Permit.PUBLISH_NEWS)
    if not bodies:
        raise BodiesMissing
    if not letter.strip():
        raise LetterMissing
    if bodies_that_may(Permit.PUBLISH_NEWS, [body.pk for body in bodies]):
        raise AgreesItself
    open_here = [body.pk for body in bodies if body.pk in waiting.missing]
    if not open_here:
        raise ApprovedAlready
    _put(article, waiting, open_here, account, now, letter=letter.strip())
    told = {"bodies": open_here, "text": waiting.fingerprint}
    record("article.approved_by_letter", article, by=by, now=now, **told)
    return _settled(article, waiting, account)


@transaction.atomic
def publish_approved(*, by: Actor, revision: Revision) -> None:
    """Publish a revision that every body has approved. :raises NotApprovedByAll: if one has not."""
    with LogContext(user=account_behind(by)):
        revision.publish(user=account_behind(by), skip_permission_checks=True)


@transaction.atomic
def send_back(*, by: Actor, article: ArticlePage, read: str, note: str, now: datetime) -> None:
    """Send an article back to its writers with a note.

    :raises NotWaiting: if it is in no review.
    :raises ChangedMeanwhile: if the text is another by now.
    :raises NoteMissing: without a note.
    """
    waiting = _waiting(article, read)
    by.must(Permit.PUBLISH_NEWS, at=waiting.bodies)
    if not note.strip():
        raise NoteMissing
    record("article.sent_back", article, by=by, now=now, text=waiting.fingerprint)
    article.current_workflow_task_state.reject(user=account_behind(by), comment=note.strip())


@transaction.atomic
def withdraw(*, by: Actor, article: ArticlePage, now: datetime) -> None:
    """Note that the review was called off."""
    by.must(Permit.WRITE_NEWS, at=article.bodies())
    record("article.withdrawn", article, by=by, now=now)


@transaction.atomic
def publish(*, by: Actor, article: ArticlePage, now: datetime) -> None:
    """Note that the article has become public."""
    by.must(Permit.PUBLISH_NEWS, at=article.bodies())
    record("article.published", article, by=by, now=now)


@transaction.atomic
def unpublish(*, by: Actor, article: ArticlePage, now: datetime) -> None:
    """Note that the article was taken off the public site."""
    by.must(Permit.PUBLISH_NEWS, at=article.bodies())
    record("article.unpublished", article, by=by, now=now)


def _put(
    article: ArticlePage,
    waiting: queries.Waiting,
    bodies: Sequence[int],
    account: Account,
    now: datetime,
    *,
    letter: str = "",
) -> None:
    for body in bodies:
        Approval.objects.create(
            article=article,
            institution_id=body,
            fingerprint=waiting.fingerprint,
            revision=waiting.revision,
            account=account,
            letter=letter,
            at=now,
        )


def _settled(article: ArticlePage, waiting: queries.Waiting, account: Account) -> bool:
    """Publish the text if nobody's approval is missing any more; say whether that is so."""
    if not is_approved(waiting.revision, bodies=waiting.bodies):
        return False
    state = article.current_workflow_task_state
    state.revision = waiting.revision
    state.save(update_fields=["revision"])
    state.approve(user=account)
    return True


def _waiting(article: ArticlePage, read: str) -> queries.Waiting:
    """Return what waits, under lock: of two who decide at once, the second sees what the first did."""
    Page.objects.select_for_update().get(pk=article.pk)
    state = article.current_workflow_task_state
    if state is None or state.status != TaskState.STATUS_IN_PROGRESS:
        raise NotWaiting
    waiting = queries.waiting(article)
    if waiting.fingerprint != read:
        raise ChangedMeanwhile
    return waiting
