from collections.abc import Iterator, Sequence

import pytest

from rembuk.programme import panels
from rembuk.programme.models import Registration, Talk


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


def test_a_ticket_shows_what_each_panel_has_for_its_holder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panels, "_on_tickets", [])
    own = lambda registration: [panels.Way("Satu", f"/satu/{registration.door_code}/")]  # noqa: E731
    panels.hang_on_tickets(own)
    panels.hang_on_tickets(own)

    assert panels.ways_of_ticket(Registration(door_code="K7T4M")) == [panels.Way("Satu", "/satu/K7T4M/")]
