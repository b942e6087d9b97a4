"""What is read of articles that wait for the approval of every body."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Revision
from wagtail.models.workflows import WorkflowState

from rembuk.institutions.models import Institution
from rembuk.institutions.permits import Permit
from rembuk.institutions.queries import bodies_that_may
from rembuk.newsroom.core import approval
from rembuk.newsroom.core.changes import Change, changes
from rembuk.newsroom.core.text import lines
from rembuk.newsroom.models import Approval, ArticlePage, Reminder, fingerprint_of, given_to


@dataclass(frozen=True, slots=True)
class Waiting:
    """A text that waits: its newest revision, the bodies that have to approve it, and those that have not."""

    revision: Revision
    fingerprint: str
    bodies: Sequence[int]
    missing: Sequence[int]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one body stands: when it approved this text, or since when it is being waited for.

    `letter` names the paper of a body that approved on paper; `changes` is what became of the text it approved
    earlier; `asked` counts the e-mails on this text; a body that `can` not approve has no account that may.
    """

    body: Institution
    approved_at: datetime | None
    letter: str
    since: datetime
    asked: int
    can: bool
    changes: Sequence[Change] = field(default=())


def in_review() -> list[ArticlePage]:
    """Return the articles that wait for approval, the longest waiting first. Three queries at most."""
    states = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_IN_PROGRESS,
        content_type=ContentType.objects.get_for_model(ArticlePage),
    ).order_by("created_at")
    keys = [int(key) for key in states.values_list("object_id", flat=True)]
    found = ArticlePage.objects.select_related("talk__programme", "locale", "latest_revision").in_bulk(keys)
    return [found[key] for key in keys if key in found]


def waiting(article: ArticlePage) -> Waiting:
    """Return what would be approved of an article now: its newest revision."""
    revision = article.get_latest_revision()
    text = fingerprint_of(revision)
    bodies = article.bodies_of(revision)
    return Waiting(revision, text, bodies, approval.missing(bodies, given_to(article.pk), text))


def standings(article: ArticlePage, text: Waiting) -> list[Standing]:
    """Return where every body stands with the text that waits, the bodies by name."""
    names = Institution.objects.in_bulk(list(text.bodies))
    given = list(Approval.objects.filter(article=article).select_related("revision"))
    asked = list(Reminder.objects.filter(article=article, fingerprint=text.fingerprint))
    able = bodies_that_may(Permit.PUBLISH_NEWS, text.bodies)
    counted = {each.institution_id: each for each in given if each.fingerprint == text.fingerprint}
    return [
        Standing(
            body=body,
            approved_at=counted[body.pk].at if body.pk in counted else None,
            letter=counted[body.pk].letter if body.pk in counted else "",
            since=text.revision.created_at,
            asked=len([each for each in asked if each.institution_id == body.pk]),
            can=body.pk in able,
            changes=_since_approved(_of(given, body), text),
        )
        for body in sorted(names.values(), key=lambda body: body.name)
    ]


def _of(given: Sequence[Approval], body: Institution) -> list[Approval]:
    return [each for each in given if each.institution_id == body.pk]


def _since_approved(given: Sequence[Approval], text: Waiting) -> list[Change]:
    """Return what changed since the body's last approval, if that was of another text that is still kept."""
    if not given or given[-1].revision is None or text.fingerprint in {each.fingerprint for each in given}:
        return []
    before: Mapping[str, object] = given[-1].revision.content
    return changes(lines(before), lines(text.revision.content))
