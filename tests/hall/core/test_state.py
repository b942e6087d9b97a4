import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from rembuk.hall.core.learning import Gain
from rembuk.hall.core.polls import Phase, PollKind, PollState
from rembuk.hall.core.questions import QuestionState, Source
from rembuk.hall.core.state import (
    MOST_CAPTIONS,
    MOST_QUESTIONS,
    CaptionRow,
    ItemRow,
    PollRow,
    QuestionRow,
    Rows,
    Scene,
    TalkRow,
    changes,
    put_over,
    state_of,
)

START = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)
TALK = TalkRow(
    programme="bincang",
    number=3,
    title="Contoh topik",
    state="live",
    mode="hibrida",
    starts=START,
    started_at=START,
)


def after(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def rows(**changed: Any) -> Rows:
    return Rows(**{"version": 7, "talk": TALK, **changed})


def state(now: datetime = START, **changed: Any) -> Any:
    return state_of(rows(**changed), now=now)


def item(pk: int, **changed: Any) -> ItemRow:
    return ItemRow(**{"id": pk, "kind": "core", "title": f"Butir {pk}", "minutes": 20, **changed})


def question(pk: int, state: QuestionState = QuestionState.APPROVED, **changed: Any) -> QuestionRow:
    facts = {"id": pk, "number": pk, "text": f"Tanya {pk}?", "state": state, "source": Source.PHONE}
    return QuestionRow(**{**facts, **changed})


def poll(pk: int, kind: PollKind = PollKind.SINGLE, **changed: Any) -> PollRow:
    facts = {
        "id": pk, "number": pk, "kind": kind, "text": "Contoh?", "options": ["Pernah", "Belum"],
        "state": PollState.OPEN, "people": 3, "masks": {1: 2, 2: 1},
    }  # fmt: skip
    return PollRow(**{**facts, **changed})


def test_an_empty_room_shows_the_talk_and_the_opening_scene() -> None:
    assert state() == {
        "version": 7,
        "talk": {
            "programme": "bincang",
            "number": 3,
            "title": "Contoh topik",
            "state": "live",
            "mode": "hibrida",
            "started_at": "2026-11-25T06:30:00+00:00",
            "takes_questions": True,
        },
        "now": {},
        "rundown": {},
        "screen": {"scene": "opening"},
        "message": {},
        "captions": {},
        "questions": {},
        "support": {},
        "polls": {},
        "answered": {},
        "results": {},
        "quiz": {},
        "listeners": {},
    }


def test_the_running_item_says_when_it_ends_and_what_follows() -> None:
    items = [item(1, opened_at=START, closed_at=after(12)), item(2, opened_at=after(12)), item(3)]

    assert state(items=items, floor=("Contoh Satu", "KPU Contoh"))["now"] == {
        "item": 2,
        "kind": "core",
        "title": "Butir 2",
        "opened_at": "2026-11-25T06:42:00+00:00",
        "ends_at": "2026-11-25T07:02:00+00:00",
        "next": 3,
        "speaker": "Contoh Satu",
        "body": "KPU Contoh",
    }


def test_the_rundown_follows_the_clock_that_was_pressed_and_stands_still_in_between() -> None:
    items = [item(1, opened_at=START, closed_at=after(12)), item(2, opened_at=after(12)), item(3)]

    starts = [part["starts"][11:16] for part in state(items=items)["rundown"].values()]

    assert starts == ["06:30", "06:42", "07:02"]
    assert state(now=after(50), items=items) == state(now=after(13), items=items)


def test_nothing_that_nobody_approved_is_in_the_state() -> None:
    secret = "Kata yang belum disetujui"
    questions = [
        question(1, QuestionState.PENDING, text=secret),
        question(2, QuestionState.HIDDEN, text=secret),
    ]
    draft = poll(1, state=PollState.DRAFT, text=secret)

    assert secret not in json.dumps(state(questions=questions, polls=[draft]))


def test_questions_show_with_their_support_apart_so_that_a_vote_sends_no_text() -> None:
    before = state(questions=[question(1), question(2, QuestionState.ON_AIR, speaker="Contoh Satu")])
    later = state(
        version=8,
        questions=[question(1, supported=5), question(2, QuestionState.ON_AIR, speaker="Contoh Satu")],
    )

    assert before["questions"]["2"] == {
        "label": "T2",
        "text": "Tanya 2?",
        "source": "phone",
        "state": "on_air",
        "speaker": "Contoh Satu",
    }
    assert changes(before, later) == {"version": 8, "support": {"1": 5}}


def test_of_very_many_questions_the_most_supported_are_there_and_those_heard_last() -> None:
    waiting = [question(n, supported=n) for n in range(1, 151)]
    heard = [question(200, QuestionState.ON_AIR), question(201, QuestionState.ANSWERED)]

    shown = state(questions=[*waiting, *heard])["questions"]

    assert list(shown) == [str(n) for n in range(53, 151)] + ["200", "201"]
    assert len(shown) == MOST_QUESTIONS


def test_a_poll_shows_how_many_answered_and_its_results_only_when_they_are_opened() -> None:
    closed, opened = state(polls=[poll(4)]), state(polls=[poll(4, shown=True)])

    assert closed["polls"]["4"]["options"] == [{"id": "A", "text": "Pernah"}, {"id": "B", "text": "Belum"}]
    assert (closed["answered"], closed["results"]) == ({"4": 3}, {})
    assert opened["results"] == {"4": {"counts": {"A": 2, "B": 1}}}


def test_a_scale_has_a_mean_and_a_cloud_its_approved_words() -> None:
    polls = [
        poll(1, PollKind.SCALE, shown=True, options=["sulit", "biasa", "mudah"], masks={1: 1, 4: 3}),
        poll(2, PollKind.CLOUD, shown=True, options=[], words={"jujur": 2, "adil": 9}),
    ]

    assert state(polls=polls)["results"] == {
        "1": {"counts": {"1": 1, "2": 0, "3": 3}, "mean": 2.5},
        "2": {"words": {"adil": 9, "jujur": 2}},
    }


def test_the_quiz_tells_neither_result_nor_right_answer_before_it_is_shown() -> None:
    quiz = [poll(1, PollKind.QUIZ, right=1)]
    learned = Gain(people=12, before=0.4, after=0.7, gain=0.3, low=0.1, high=0.5, normalized=0.5)

    hidden = state(polls=quiz, phase=Phase.BEFORE, gain=learned)
    shown = state(polls=quiz, quiz_shown=True, gain=learned)

    assert (hidden["results"], hidden["quiz"]) == ({}, {"phase": "before"})
    assert shown["results"] == {"1": {"counts": {"A": 2, "B": 1}, "right": "B"}}
    assert shown["quiz"] == {
        "shown": True, "people": 12, "before": 0.4, "after": 0.7, "gain": 0.3, "low": 0.1, "high": 0.5,
    }  # fmt: skip


def test_the_gain_in_the_state_is_that_of_the_shares_as_they_are_told() -> None:
    narrow = Gain(people=12, before=1 / 3, after=5 / 12, gain=1 / 12, low=1 / 12, high=1 / 12, normalized=1 / 8)

    assert state(quiz_shown=True, gain=narrow)["quiz"] == {
        "shown": True, "people": 12, "before": 0.33, "after": 0.42, "gain": 0.09, "low": 0.08, "high": 0.09,
    }  # fmt: skip


def test_a_caption_is_there_when_its_delay_is_over() -> None:
    lines = [CaptionRow(id=n, text=f"Baris {n}", said_at=after(n), shows_at=after(n + 1)) for n in range(9)]

    assert list(state(now=after(0.9), captions=lines)["captions"]) == []
    assert list(state(now=after(1), captions=lines)["captions"]) == ["0"]
    assert list(state(now=after(20), captions=lines)["captions"]) == [
        str(n) for n in range(9 - MOST_CAPTIONS, 9)
    ]


def test_a_key_that_is_gone_is_named_with_null() -> None:
    before = state(message=("Ruang pindah ke lantai dua", START), questions=[question(1)])

    assert changes(before, state(version=8)) == {
        "version": 8,
        "message": {"text": None, "at": None},
        "questions": {"1": None},
        "support": {"1": None},
    }


some_questions = st.lists(
    st.builds(question, st.integers(1, 6), st.sampled_from(QuestionState), supported=st.integers(0, 3)),
    max_size=5,
    unique_by=lambda q: q.id,
)
some_polls = st.lists(
    st.builds(
        poll, st.integers(1, 3), st.sampled_from(PollKind), shown=st.booleans(), people=st.integers(0, 9)
    ),
    max_size=3,
    unique_by=lambda p: p.id,
)
some_rows = st.builds(
    rows,
    version=st.integers(0, 99),
    questions=some_questions,
    polls=some_polls,
    scene=st.sampled_from(Scene),
    screen_poll=st.none() | st.integers(1, 3),
    phase=st.sampled_from(Phase),
    message=st.none() | st.tuples(st.text(min_size=1, max_size=5), st.just(START)),
    items=st.sampled_from([(), (item(1, opened_at=START), item(2)), (item(1), item(2))]),
)


@given(some_rows, some_rows)
def test_the_changes_put_over_a_state_give_the_next_one(one: Rows, other: Rows) -> None:
    before, later = state_of(one, now=START), state_of(other, now=START)

    assert put_over(before, changes(before, later)) == later
    assert put_over(before, json.loads(json.dumps(changes(before, later)))) == later


@given(some_rows)
def test_the_same_rows_give_the_same_state_and_nothing_changed(some: Rows) -> None:
    assert changes(state_of(some, now=START), state_of(replace(some), now=START)) == {}
