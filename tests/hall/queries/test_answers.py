from typing import Any

import pytest

from rembuk.hall.core.polls import Phase, PollKind
from rembuk.hall.models import Answer, Room
from rembuk.hall.queries.answers import learned, poll_rows
from tests.factories import hall

pytestmark = pytest.mark.django_db
WRONG, RIGHT = 0b001, 0b010


def answer(poll: Any, phone: Any, phase: Phase, mask: int) -> None:
    Answer.objects.create(poll=poll, participant=phone, phase=phase.value, mask=mask)


def test_what_was_learned_compares_each_phone_with_itself() -> None:
    room = hall.room()
    one, two = hall.poll(room, PollKind.QUIZ), hall.poll(room, PollKind.QUIZ)
    for n in range(12):
        phone = hall.phone(room)
        answer(one, phone, Phase.BEFORE, WRONG)
        answer(two, phone, Phase.BEFORE, RIGHT if n < 6 else WRONG)
        answer(one, phone, Phase.AFTER, RIGHT)
        answer(two, phone, Phase.AFTER, RIGHT if n < 6 else WRONG)
    answer(one, hall.phone(room), Phase.BEFORE, RIGHT)
    answer(one, hall.phone(room), Phase.AFTER, RIGHT)

    found = learned(room)

    assert found is not None
    assert (found.people, found.before, found.after, found.gain) == (12, 0.25, 0.75, 0.5)


def test_of_too_few_phones_nothing_is_said() -> None:
    room = hall.room()
    quiz = hall.poll(room, PollKind.QUIZ)
    for _ in range(9):
        phone = hall.phone(room)
        answer(quiz, phone, Phase.BEFORE, WRONG)
        answer(quiz, phone, Phase.AFTER, RIGHT)

    assert learned(room) is None


@pytest.mark.parametrize(
    ("phase", "masks"), [(Phase.BEFORE, {WRONG: 2}), (Phase.AFTER, {RIGHT: 1}), (Phase.NONE, {RIGHT: 1})]
)
def test_of_the_quiz_the_open_round_counts_or_else_the_last(phase: Phase, masks: dict[int, int]) -> None:
    room = hall.room(quiz_phase=phase.value)
    quiz = hall.poll(room, PollKind.QUIZ)
    phone = hall.phone(room)
    answer(quiz, phone, Phase.BEFORE, WRONG)
    answer(quiz, hall.phone(room), Phase.BEFORE, WRONG)
    answer(quiz, phone, Phase.AFTER, RIGHT)

    row = poll_rows(Room.objects.get(pk=room.pk))[0]

    assert (row.masks, row.people) == (masks, sum(masks.values()))
