from collections.abc import Iterator, Sequence

import pytest

from rembuk.programme import panels
from rembuk.programme.models import Talk


@pytest.fixture
def bare_wall() -> Iterator[None]:
    hung = panels._hung.copy()
    panels._hung.clear()
    yield
    panels._hung[:] = hung


def one(talk: Talk) -> Sequence[panels.Way]:
    return [panels.Way("Satu", f"/satu/{talk.number}/")]


def none(_talk: Talk) -> Sequence[panels.Way]:
    return []


@pytest.mark.usefixtures("bare_wall")
def test_a_talk_shows_what_each_panel_has_in_the_order_they_were_hung() -> None:
    panels.hang(none)
    panels.hang(one)
    panels.hang(one)

    assert panels.ways(Talk(number=7)) == [panels.Way("Satu", "/satu/7/")]


@pytest.mark.usefixtures("bare_wall")
def test_a_talk_without_panels_has_no_way_on() -> None:
    assert panels.ways(Talk(number=7)) == []
