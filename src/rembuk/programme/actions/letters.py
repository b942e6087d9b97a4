"""Letters on their way: claimed by one worker, noted when sent, tried again when they fail."""

import uuid
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q

from rembuk.programme.models import Letter

TRIES = 5
"""How often a letter is tried in all."""

_WAIT = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=3))
_LOST_AFTER = timedelta(minutes=10)
"""A claim of a worker that died is given up after this long."""


def claim_letter(*, now: datetime) -> Letter | None:
    """Take the next letter that is due, so that no other worker sends it as well; None if none is due."""
    free = Q(claimed_at=None) | Q(claimed_at__lt=now - _LOST_AFTER)
    due = Letter.objects.filter(free, sent_at=None, due_at__lte=now, tries__lt=TRIES)
    for pk in due.values_list("pk", flat=True)[:20]:
        if due.filter(pk=pk).update(claimed_at=now, tries=F("tries") + 1, key=uuid.uuid4().hex):
            return Letter.objects.select_related(
                "registration__talk__programme",
                "registration__talk__host",
                "invitation__talk__programme",
                "invitation__talk__host",
                "invitation__person",
            ).get(pk=pk)
    return None


@transaction.atomic
def note_sent(*, letter: Letter, now: datetime) -> None:
    """Note that a letter went out."""
    Letter.objects.filter(pk=letter.pk).update(sent_at=now, claimed_at=None)


@transaction.atomic
def note_failed(*, letter: Letter, now: datetime) -> None:
    """Note that a letter did not go out: it is tried again later, five times in all."""
    wait = _WAIT[min(letter.tries, len(_WAIT)) - 1]
    Letter.objects.filter(pk=letter.pk).update(claimed_at=None, due_at=now + wait)


def drop_letter(*, letter: Letter) -> None:
    """Take away a letter that has nothing to say any more."""
    letter.delete()


def note_bounced(*, key: str, now: datetime) -> bool:
    """Note that a letter came back or was refused for good; say whether it was one of ours."""
    return (
        Letter.objects.filter(key=key, bounced_at=None)
        .exclude(key="")
        .update(bounced_at=now, sent_at=F("due_at"), claimed_at=None)
        > 0
    )
