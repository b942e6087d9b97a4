from collections.abc import Callable, Sequence

import pytest

from rembuk.hall.actions import polls, refusals
from rembuk.hall.core.polls import Phase, PollKind, PollState
from rembuk.hall.models import Answer, Poll, Room, Word
from rembuk.institutions.permits import NotPermitted, Role
from rembuk.programme.actions import Stale
from tests import logbook
from tests.factories import hall, institutions
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = hall.NOW
FACTS = polls.PollFacts(kind=PollKind.SINGLE, text="Pernahkah Anda mengecek nama?", options=["Pernah", "Belum"])


def answered(poll: Poll) -> None:
    Answer.objects.create(poll=poll, participant=hall.phone(poll.room), mask=1)


def test_a_poll_begins_as_a_draft_that_nobody_sees() -> None:
    poll = polls.add_poll(by=sample.officer(), room=hall.room(), facts=FACTS, now=NOW)

    assert (poll.number, poll.state, poll.shown, poll.options) == (1, "draft", False, ["Pernah", "Belum"])
    assert logbook.last().data == {"poll": poll.pk}


@pytest.mark.parametrize(
    ("kind", "options", "right", "refusal"),
    [
        (PollKind.SINGLE, ["Pernah"], None, refusals.OptionsMissing),
        (PollKind.SINGLE, ["Ya", " Ya "], None, refusals.OptionsMissing),
        (PollKind.MULTIPLE, [f"Pilihan {n}" for n in range(27)], None, refusals.OptionsMissing),
        (PollKind.SINGLE, ["Ya", ""], None, refusals.NothingWritten),
        (PollKind.QUIZ, ["Ya", "Tidak"], None, refusals.RightAnswerMissing),
        (PollKind.QUIZ, ["Ya", "Tidak"], 2, refusals.RightAnswerMissing),
    ],
)
def test_a_poll_that_cannot_be_answered_is_refused(
    kind: PollKind, options: Sequence[str], right: int | None, refusal: type[Exception]
) -> None:
    facts = polls.PollFacts(kind=kind, text="Contoh?", options=options, right=right)

    with pytest.raises(refusal):
        polls.add_poll(by=sample.officer(), room=hall.room(), facts=facts, now=NOW)


def test_a_poll_of_words_has_no_options_and_only_a_quiz_has_a_right_one() -> None:
    room = hall.room()
    cloud = polls.PollFacts(kind=PollKind.CLOUD, text="Satu kata?", options=["Ya", "Tidak"], right=1)
    single = polls.PollFacts(kind=PollKind.SINGLE, text="Contoh?", options=["Ya", "Tidak"], right=1)

    made = [polls.add_poll(by=sample.officer(), room=room, facts=facts, now=NOW) for facts in (cloud, single)]

    assert [(poll.options, poll.right) for poll in made] == [([], None), (["Ya", "Tidak"], None)]


def test_a_poll_opens_closes_opens_again_and_shows_its_results() -> None:
    by = sample.officer(Role.OPERATOR)
    poll = polls.add_poll(by=by, room=hall.room(), facts=FACTS, now=NOW)

    poll = polls.open_poll(by=by, poll=poll, seen=0, now=NOW)
    poll = polls.close_poll(by=by, poll=poll, seen=1, now=NOW)
    poll = polls.show_results(by=by, poll=poll, shown=True, seen=2, now=NOW)
    assert (poll.state, poll.shown, poll.closed_at) == (PollState.CLOSED, True, NOW)

    poll = polls.open_poll(by=by, poll=poll, seen=3, now=NOW)
    assert (poll.state, poll.closed_at) == (PollState.OPEN, None)
    poll = polls.show_results(by=by, poll=poll, shown=False, seen=4, now=NOW)
    assert poll.shown is False


def test_only_an_open_poll_closes() -> None:
    poll = hall.poll(hall.room(), state=PollState.DRAFT.value)

    with pytest.raises(refusals.PollClosed):
        polls.close_poll(by=sample.officer(), poll=poll, seen=0, now=NOW)


def test_what_people_have_answered_stays_as_it_was_asked() -> None:
    poll = hall.poll(hall.room())
    answered(poll)

    with pytest.raises(refusals.HasAnswers):
        polls.edit_poll(by=sample.officer(), poll=poll, facts=FACTS, seen=0, now=NOW)
    with pytest.raises(refusals.HasAnswers):
        polls.remove_poll(by=sample.officer(), poll=poll, seen=0, now=NOW)


def test_a_poll_without_answers_is_changed_and_removed() -> None:
    poll = hall.poll(hall.room())

    polls.edit_poll(by=sample.officer(), poll=poll, facts=FACTS, seen=0, now=NOW)
    assert Poll.objects.get(pk=poll.pk).text == FACTS.text
    polls.remove_poll(by=sample.officer(), poll=poll, seen=1, now=NOW)
    assert Poll.objects.count() == 0


def test_of_two_operators_the_second_is_told() -> None:
    poll = hall.poll(hall.room())
    polls.close_poll(by=sample.officer(), poll=Poll.objects.get(pk=poll.pk), seen=0, now=NOW)

    with pytest.raises(Stale):
        polls.show_results(by=sample.officer(), poll=poll, shown=True, seen=0, now=NOW)


def test_words_are_shown_only_when_a_person_approved_them() -> None:
    cloud = hall.poll(hall.room(), PollKind.CLOUD)
    good, bad = (Word.objects.create(poll=cloud, text=text) for text in ("jujur", "kasar"))

    polls.judge_words(by=sample.officer(), poll=cloud, approved=[good], hidden=[bad], now=NOW)

    assert list(Word.objects.values_list("text", "approved")) == [("jujur", True), ("kasar", False)]
    assert logbook.last().data == {"poll": cloud.pk, "approved": 1, "hidden": 1}


def test_the_quiz_has_its_rounds_and_shows_what_was_learned() -> None:
    room = hall.room()

    polls.hold_quiz(by=sample.officer(), room=room, phase=Phase.BEFORE, seen=0, now=NOW)
    polls.hold_quiz(by=sample.officer(), room=room, phase=Phase.NONE, seen=1, now=NOW)
    with pytest.raises(Stale):
        polls.hold_quiz(by=sample.officer(), room=room, phase=Phase.AFTER, seen=0, now=NOW)
    polls.show_quiz(by=sample.officer(), room=room, shown=True, seen=2, now=NOW)

    current = Room.objects.get(pk=room.pk)
    assert (current.quiz_phase, current.quiz_shown) == ("", True)


def test_only_who_runs_the_talk_acts_on_its_polls() -> None:
    room, by = hall.room(), institutions.outsider()
    poll = hall.poll(room)
    acts: list[Callable[[], object]] = [
        lambda: polls.add_poll(by=by, room=room, facts=FACTS, now=NOW),
        lambda: polls.edit_poll(by=by, poll=poll, facts=FACTS, seen=0, now=NOW),
        lambda: polls.remove_poll(by=by, poll=poll, seen=0, now=NOW),
        lambda: polls.open_poll(by=by, poll=poll, seen=0, now=NOW),
        lambda: polls.close_poll(by=by, poll=poll, seen=0, now=NOW),
        lambda: polls.show_results(by=by, poll=poll, shown=True, seen=0, now=NOW),
        lambda: polls.judge_words(by=by, poll=poll, approved=[], hidden=[], now=NOW),
        lambda: polls.hold_quiz(by=by, room=room, phase=Phase.BEFORE, seen=0, now=NOW),
        lambda: polls.show_quiz(by=by, room=room, shown=True, seen=0, now=NOW),
    ]

    for act in acts:
        with pytest.raises(NotPermitted):
            act()

    assert (Poll.objects.get().version, logbook.length()) == (0, 0)
