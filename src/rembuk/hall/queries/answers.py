"""What was answered: counts of polls, words, and what a quiz says people learned."""

from collections import defaultdict
from collections.abc import Mapping

from django.db.models import Count

from rembuk.hall.core.learning import Gain, Pair, gain
from rembuk.hall.core.polls import WORDED, Phase, PollKind, PollState
from rembuk.hall.core.state import PollRow
from rembuk.hall.models import Answer, Poll, Room, Word


def poll_rows(room: Room) -> list[PollRow]:
    """Return the room's polls with what was answered. Of the quiz the open round counts, or the last.

    At most four queries.
    """
    polls = list(room.polls.all())
    if not polls:
        return []
    masks = _masks(room)
    worded = [poll.pk for poll in polls if PollKind(poll.kind) in WORDED]
    words: dict[int, dict[str, int]] = defaultdict(dict)
    if worded:
        approved = Word.objects.filter(poll__in=worded, approved=True).annotate(people=Count("answers"))
        for poll, text, people in approved.values_list("poll", "text", "people"):
            words[poll][text] = people
    return [_row(poll, _counted(poll, masks, Phase(room.quiz_phase)), words[poll.pk]) for poll in polls]


def learned(room: Room) -> Gain | None:
    """Return what people learned, from those who answered in both rounds; None of too few. Two queries."""
    rights = {
        poll: 1 << right
        for poll, right in room.polls.filter(kind=PollKind.QUIZ).values_list("pk", "right")
        if right is not None
    }
    scores: dict[str, dict[str, int]] = defaultdict(lambda: {Phase.BEFORE: 0, Phase.AFTER: 0})
    rounds: dict[str, set[str]] = defaultdict(set)
    answers = Answer.objects.filter(poll__in=rights).values_list("participant", "poll", "phase", "mask")
    for participant, poll, phase, mask in answers:
        rounds[participant].add(phase)
        scores[participant][phase] += mask == rights[poll]
    both = [scores[key] for key, held in rounds.items() if len(held) == 2]
    asked = len(rights)
    return gain([Pair(score[Phase.BEFORE] / asked, score[Phase.AFTER] / asked) for score in both])


def _masks(room: Room) -> dict[tuple[int, str], dict[int, int]]:
    """Return how many people chose each combination, by poll and round."""
    found: dict[tuple[int, str], dict[int, int]] = defaultdict(dict)
    counted = (
        Answer.objects.filter(poll__room=room).values("poll", "phase", "mask").annotate(people=Count("pk"))
    )
    for poll, phase, mask, people in counted.values_list("poll", "phase", "mask", "people"):
        found[poll, phase][mask] = people
    return found


def _counted(poll: Poll, masks: Mapping[tuple[int, str], Mapping[int, int]], phase: Phase) -> Mapping[int, int]:
    if poll.kind != PollKind.QUIZ:
        return masks.get((poll.pk, Phase.NONE), {})
    rounds = (phase,) if phase is not Phase.NONE else (Phase.AFTER, Phase.BEFORE)
    return next((masks[poll.pk, each] for each in rounds if masks.get((poll.pk, each))), {})


def _row(poll: Poll, masks: Mapping[int, int], words: Mapping[str, int]) -> PollRow:
    return PollRow(
        id=poll.pk,
        number=poll.number,
        kind=PollKind(poll.kind),
        text=poll.text,
        options=poll.options,
        state=PollState(poll.state),
        shown=poll.shown,
        right=poll.right,
        people=sum(masks.values()),
        masks=masks,
        words=words,
    )
