from dataclasses import replace
from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from rembuk.programme.core.seats import Place
from rembuk.programme.core.talk import Mode
from rembuk.programme.core.whereabouts import Whereabouts, concerns, unpacked

THEN = Whereabouts(
    date=date(2026, 11, 25), starts=time(13, 30), ends=None, mode=Mode.HYBRID, venue="Aula Contoh"
)
hours = st.none() | st.times()


@given(st.dates(), hours, hours, st.sampled_from(Mode), st.text())
def test_what_was_packed_comes_back_as_it_was(
    day: date, starts: time | None, ends: time | None, mode: Mode, venue: str
) -> None:
    facts = Whereabouts(date=day, starts=starts, ends=ends, mode=mode, venue=venue)

    assert unpacked(facts.packed()) == facts


def test_another_venue_matters_in_the_hall_only() -> None:
    moved = replace(THEN, venue="Balai Contoh")

    assert [concerns(THEN, moved, place) for place in Place] == [True, False]


def test_another_day_hour_or_way_to_take_part_matters_to_everyone() -> None:
    others = (
        replace(THEN, date=date(2026, 11, 26)),
        replace(THEN, starts=time(14, 0)),
        replace(THEN, ends=time(16, 0)),
        replace(THEN, mode=Mode.IN_PERSON),
    )

    assert [concerns(THEN, each, place) for each in others for place in Place] == [True] * 8
    assert [concerns(THEN, THEN, place) for place in Place] == [False, False]
