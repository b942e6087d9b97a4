"""Sample rooms: a live talk's room with questions, polls and phones. Every default is plainly a sample."""

from collections.abc import Sequence
from itertools import count
from typing import Any

from rembuk.hall.actions import rooms
from rembuk.hall.core.polls import Phase, PollKind, PollState
from rembuk.hall.core.questions import QuestionState, Source
from rembuk.hall.models import Answer, Participant, Poll, Question, Room
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from tests.factories import programme as sample

NOW = sample.OPENING
_number = count(1)


def room(of: Talk | None = None, **changes: Any) -> Room:
    """Return the room of a talk, a live one unless one is given."""
    made = rooms.room_of(of or sample.talk(State.LIVE))
    for name, value in changes.items():
        setattr(made, name, value)
    made.save()
    return made


def phone(at: Room) -> Participant:
    """Return a phone that has done something in the room."""
    return Participant.objects.create(key=key(), room=at, first_at=NOW)


def key() -> str:
    """Return a key that no other phone has."""
    return f"contoh{next(_number):016}"


def question(at: Room, state: QuestionState = QuestionState.APPROVED, **changes: Any) -> Question:
    """Add a question to a room."""
    number = at.questions.count() + 1
    return Question.objects.create(
        room=at,
        number=number,
        state=state.value,
        **{
            "source": Source.PHONE.value,
            "text": f"Contoh pertanyaan nomor {number}?",
            "asked_at": NOW,
            **changes,
        },
    )


def poll(at: Room, kind: PollKind = PollKind.SINGLE, **changes: Any) -> Poll:
    """Add a poll with three options, open unless another state is given; of a quiz the second one is right."""
    return Poll.objects.create(
        room=at,
        number=at.polls.count() + 1,
        kind=kind.value,
        **{
            "text": "Contoh jajak pendapat?",
            "options": [] if kind in {PollKind.CLOUD, PollKind.TEXT} else ["Pernah", "Belum", "Lupa"],
            "right": 1 if kind is PollKind.QUIZ else None,
            "state": PollState.OPEN.value,
            **changes,
        },
    )


def quizzed(at: Room, before: Sequence[int], after: Sequence[int]) -> Poll:
    """Let phones choose in both rounds of a quiz whose state nobody touches: its rounds are the room's."""
    quiz = poll(at, PollKind.QUIZ, state=PollState.DRAFT.value)
    for masks in zip(before, after, strict=True):
        who = phone(at)
        for phase, mask in zip((Phase.BEFORE, Phase.AFTER), masks, strict=True):
            Answer.objects.create(poll=quiz, participant=who, phase=phase.value, mask=mask)
    return quiz
