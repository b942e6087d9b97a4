from dataclasses import replace
from datetime import date, time
from itertools import pairwise

import pytest

from rembuk.programme.core.talk import (
    NEXT,
    PUBLIC,
    UNDO,
    Gap,
    Mode,
    Plan,
    State,
    StateRefused,
    gaps,
    must_allow,
)

READY = Plan(
    title="Contoh topik",
    date=date(2026, 11, 25),
    starts=time(13, 30),
    mode=Mode.IN_PERSON,
    venue="Aula Contoh",
    items=1,
    people=1,
)
TODAY = date(2026, 11, 25)


def test_every_state_is_in_the_table() -> None:
    assert NEXT.keys() == set(State)


def test_a_talk_reaches_its_publication_step_by_step() -> None:
    life = [State.DRAFT, State.AGREED, State.ANNOUNCED, State.LIVE, State.HELD, State.PUBLISHED]

    for current, wanted in pairwise(life):
        must_allow(current, wanted)


@pytest.mark.parametrize(
    ("current", "wanted"),
    [
        (State.DRAFT, State.LIVE),
        (State.DRAFT, State.PUBLISHED),
        (State.LIVE, State.CANCELLED),
        (State.LIVE, State.ANNOUNCED),
        (State.HELD, State.DRAFT),
        (State.PUBLISHED, State.HELD),
        (State.CANCELLED, State.ANNOUNCED),
        (State.POSTPONED, State.LIVE),
    ],
)
def test_a_step_that_does_not_follow_is_refused(current: State, wanted: State) -> None:
    with pytest.raises(StateRefused) as refusal:
        must_allow(current, wanted)

    assert (refusal.value.current, refusal.value.wanted) == (current, wanted)


def test_what_the_public_has_seen_never_becomes_hidden_again() -> None:
    hidden = set(State) - PUBLIC

    assert [state for state in PUBLIC if NEXT[state] & hidden or UNDO.get(state) in hidden] == []


def test_an_undo_never_is_a_step_forward_too() -> None:
    assert [state for state, back in UNDO.items() if back in NEXT[state]] == []


def test_a_plan_with_all_it_needs_has_no_gap() -> None:
    assert gaps(READY, today=TODAY) == []


def test_an_online_talk_needs_no_venue() -> None:
    assert gaps(replace(READY, mode=Mode.ONLINE, venue=""), today=TODAY) == []


def test_all_that_is_missing_is_named_at_once() -> None:
    bare = Plan(title=" ", date=date(2026, 11, 24), starts=None, mode=Mode.HYBRID, venue=" ", items=0, people=0)

    assert gaps(bare, today=TODAY) == [Gap.TITLE, Gap.DATE_PAST, Gap.START, Gap.VENUE, Gap.ITEMS]


def test_a_rundown_with_nobody_on_it_is_a_gap() -> None:
    assert gaps(replace(READY, people=0), today=TODAY) == [Gap.PEOPLE]
