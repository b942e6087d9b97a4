"""Where an invitation stands, what its answer allows, and when it asks again."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum


class Reply(StrEnum):
    """Where an invitation stands."""

    DRAFT = "draft"
    SENT = "sent"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Scope(StrEnum):
    """What a speaker may agree to, each by itself."""

    STREAM = "stream"
    RECORDING = "recording"
    QUOTE = "quote"
    PHOTO = "photo"


OPEN_REPLIES = frozenset({Reply.SENT, Reply.ACCEPTED, Reply.DECLINED})
"""Standings in which the invited person may answer, or answer otherwise."""

EXPECTED = frozenset({Reply.SENT, Reply.ACCEPTED})
"""Standings of those who may come to speak."""

_BETWEEN = timedelta(days=3)
_LAST_CALL = timedelta(days=2)
MOST_LETTERS = 4


def asks_again(sent: Sequence[datetime], *, opens: datetime | None, now: datetime) -> bool:
    """Say whether an unanswered invitation is due to ask again: every three days, and two days before the talk.

    :param sent: when its letters went out; without a first one there is nothing to repeat.
    """
    if not sent or len(sent) >= MOST_LETTERS or (opens is not None and now >= opens):
        return False
    last = max(sent)
    if opens is not None and last < opens - _LAST_CALL <= now:
        return True
    return now - last >= _BETWEEN
