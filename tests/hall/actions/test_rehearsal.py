from pathlib import Path
from typing import Any

import pytest

from rembuk.hall import queries
from rembuk.hall.actions import crowd, rehearsal
from rembuk.hall.core.doings import Ask, Choose
from rembuk.hall.models import Participant, Poll, Question, Room
from rembuk.institutions.permits import NotPermitted, Role
from rembuk.programme.core.talk import State
from rembuk.programme.models import Item, Talk
from tests import logbook
from tests.factories import hall, institutions, stream
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = hall.NOW


def test_a_rehearsal_is_live_at_once_and_approves_questions_by_itself() -> None:
    programme = sample.programme()
    sample.talk(State.ANNOUNCED, programme=programme)

    room = rehearsal.begin(by=sample.officer(), programme=programme, now=NOW)
    crowd.do(room, Ask(hall.key(), "Kapan?"), now=NOW)
    shown = queries.state_now(room, now=NOW)

    assert (room.talk.number, room.talk.state) == (2, State.LIVE)
    assert len(shown["questions"]) == 4  # type: ignore[arg-type]
    assert [poll["state"] for poll in shown["polls"].values()] == ["open"]  # type: ignore[attr-defined]


def test_a_second_rehearsal_is_the_first_one() -> None:
    programme, by = sample.programme(), sample.officer()

    assert rehearsal.begin(by=by, programme=programme, now=NOW) == rehearsal.begin(
        by=by, programme=programme, now=NOW
    )


def test_the_end_removes_every_row_and_leaves_real_talks_alone() -> None:
    programme, by = sample.programme(), sample.officer()
    real = hall.room(sample.talk(State.LIVE, programme=programme))
    question = hall.question(real)
    room = rehearsal.begin(by=by, programme=programme, now=NOW)
    crowd.do(room, Choose(hall.key(), room.polls.all()[0].pk, "A"), now=NOW)

    assert rehearsal.end(by=by, programme=programme, now=NOW) == 1

    assert (list(Talk.objects.all()), list(Room.objects.all())) == ([real.talk], [real])
    assert (list(Question.objects.all()), Poll.objects.count(), Participant.objects.count()) == (
        [question],
        0,
        0,
    )
    assert Item.objects.exclude(talk=real.talk).count() == 0
    assert logbook.last().kind == "rehearsal.ended"
    assert rehearsal.end(by=by, programme=programme, now=NOW) == 0


def test_the_end_removes_what_was_streamed(
    settings: Any, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    settings.DATA = tmp_path
    programme, by = sample.programme(), sample.officer()
    real = sample.talk(State.LIVE, programme=programme)
    room = rehearsal.begin(by=by, programme=programme, now=NOW)
    stream.recorded(room.talk)
    stream.encoded(room.talk)
    stream.recorded(real)

    with django_capture_on_commit_callbacks(execute=True):
        rehearsal.end(by=by, programme=programme, now=NOW)

    assert [each.name for each in (tmp_path / "broadcast").iterdir()] == [str(real.pk)]


@pytest.mark.parametrize("who", ["outsider", "another role"])
def test_only_who_runs_talks_rehearses(who: str) -> None:
    programme = sample.programme()
    by = institutions.outsider() if who == "outsider" else sample.officer(Role.OBSERVER)

    with pytest.raises(NotPermitted):
        rehearsal.begin(by=by, programme=programme, now=NOW)
    with pytest.raises(NotPermitted):
        rehearsal.end(by=by, programme=programme, now=NOW)
