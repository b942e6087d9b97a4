"""The operator's acts on polls and the quiz. Each names the version that the actor saw."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from rembuk.hall.actions import refusals
from rembuk.hall.actions.desk import change, must_run, record
from rembuk.hall.core import words
from rembuk.hall.core.polls import MOST_OPTIONS, WORDED, Phase, PollKind, PollState
from rembuk.hall.models import Poll, Room, Word
from rembuk.institutions.permits import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class PollFacts:
    """What a poll asks. `right` is the place of the right option of a quiz question, from 0."""

    kind: PollKind
    text: str
    options: Sequence[str] = ()
    right: int | None = None


@transaction.atomic
def add_poll(*, by: Actor, room: Room, facts: PollFacts, now: datetime) -> Poll:
    """Prepare a poll or a question of the quiz; nobody sees it yet.

    :raises NothingWritten, TextTooLong, OptionsMissing, RightAnswerMissing: as named.
    """
    must_run(room, by)
    Room.objects.select_for_update().get(pk=room.pk)
    last = room.polls.aggregate(last=Max("number"))["last"] or 0
    poll = Poll.objects.create(room=room, number=last + 1, **_checked(facts))
    record("poll.added", room, by=by, now=now, poll=poll.pk)
    return poll


@transaction.atomic
def edit_poll(*, by: Actor, poll: Poll, facts: PollFacts, seen: int, now: datetime) -> Poll:
    """Change a poll that nobody has answered yet.

    :raises HasAnswers: if someone has. :raises Stale: if it has changed since.
    :raises NothingWritten, TextTooLong, OptionsMissing, RightAnswerMissing: as named.
    """
    must_run(poll.room, by)
    if poll.answers.exists():
        raise refusals.HasAnswers
    changed = change(poll, seen=seen, **_checked(facts))
    record("poll.edited", poll.room, by=by, now=now, poll=poll.pk)
    return changed


@transaction.atomic
def remove_poll(*, by: Actor, poll: Poll, seen: int, now: datetime) -> None:
    """Take away a poll that nobody has answered.

    :raises HasAnswers: if someone has. :raises Stale: if it has changed since.
    """
    must_run(poll.room, by)
    if poll.answers.exists():
        raise refusals.HasAnswers
    change(poll, seen=seen)
    record("poll.removed", poll.room, by=by, now=now, poll=poll.pk)
    poll.delete()


@transaction.atomic
def open_poll(*, by: Actor, poll: Poll, seen: int, now: datetime) -> Poll:
    """Let people answer, for the first time or again. :raises Stale: if it has changed since."""
    must_run(poll.room, by)
    changed = change(
        poll, seen=seen, state=PollState.OPEN.value, opened_at=poll.opened_at or now, closed_at=None
    )
    record("poll.opened", poll.room, by=by, now=now, poll=poll.pk)
    return changed


@transaction.atomic
def close_poll(*, by: Actor, poll: Poll, seen: int, now: datetime) -> Poll:
    """Take no more answers. :raises Stale: if it has changed since. :raises PollClosed: unless it is open."""
    must_run(poll.room, by)
    if poll.state != PollState.OPEN:
        raise refusals.PollClosed
    changed = change(poll, seen=seen, state=PollState.CLOSED.value, closed_at=now)
    record("poll.closed", poll.room, by=by, now=now, poll=poll.pk)
    return changed


@transaction.atomic
def show_results(*, by: Actor, poll: Poll, shown: bool, seen: int, now: datetime) -> Poll:
    """Open the results to everyone, or close them again. :raises Stale: if the poll has changed since."""
    must_run(poll.room, by)
    changed = change(poll, seen=seen, shown=shown)
    record("poll.results_shown" if shown else "poll.results_hidden", poll.room, by=by, now=now, poll=poll.pk)
    return changed


@transaction.atomic
def judge_words(
    *, by: Actor, poll: Poll, approved: Sequence[Word], hidden: Sequence[Word], now: datetime
) -> None:
    """Approve what people answered in their own words, or hide it; the last judgement stands."""
    must_run(poll.room, by)
    for judged, is_approved in ((approved, True), (hidden, False)):
        poll.words.filter(pk__in=[word.pk for word in judged]).update(approved=is_approved)
    data = {"poll": poll.pk, "approved": len(approved), "hidden": len(hidden)}
    record("poll.words_judged", poll.room, by=by, now=now, **data)


@transaction.atomic
def hold_quiz(*, by: Actor, room: Room, phase: Phase, seen: int, now: datetime) -> Room:
    """Open a round of the quiz, or close the one that is open with `Phase.NONE`.

    :param seen: the room's version as the actor saw it. :raises Stale: if it has changed since.
    """
    must_run(room, by)
    changed = change(room, seen=seen, quiz_phase=phase.value)
    record("quiz.held", room, by=by, now=now, phase=phase.value)
    return changed


@transaction.atomic
def show_quiz(*, by: Actor, room: Room, shown: bool, seen: int, now: datetime) -> Room:
    """Open the quiz's results and what people learned, or close them.

    :raises Stale: if the room has changed since.
    """
    must_run(room, by)
    changed = change(room, seen=seen, quiz_shown=shown)
    record("quiz.results_shown" if shown else "quiz.results_hidden", room, by=by, now=now)
    return changed


def _checked(facts: PollFacts) -> dict[str, object]:
    text = refusals.tidied(facts.text, limit=words.ANSWER)
    options = [refusals.tidied(option, limit=words.ANSWER) for option in facts.options]
    if facts.kind in WORDED:
        options = []
    elif not 2 <= len(options) <= MOST_OPTIONS or len(set(options)) < len(options):
        raise refusals.OptionsMissing
    is_quiz = facts.kind is PollKind.QUIZ
    if is_quiz and (facts.right is None or not 0 <= facts.right < len(options)):
        raise refusals.RightAnswerMissing
    return {
        "kind": facts.kind.value,
        "text": text,
        "options": options,
        "right": facts.right if is_quiz else None,
    }
