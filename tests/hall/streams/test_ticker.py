import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from rembuk.hall.queries.rooms import Mark
from rembuk.hall.streams import ticker as module
from rembuk.hall.streams.channels import Channel
from rembuk.hall.streams.ticker import TICK, Ticker
from tests.hall.streams.loops import run
from tests.hall.streams.site import PROGRAMME, Stream, running

pytestmark = pytest.mark.site
FOR_EVER = 3_600.0


class Rows:
    """Stands for the database: what it would say, and the moments at which it was asked."""

    def __init__(self) -> None:
        self.doings = 0
        self.gone: set[int] = set()
        self.when_asked: Callable[[], object] = lambda: None
        self.changes = False
        self.next_caption: Any = None
        self.looks: list[float] = []
        self.tells: list[float] = []

    def mark(self, rooms: set[int]) -> dict[int, Mark]:
        self.looks.append(time.monotonic())
        self.doings += self.changes
        self.when_asked()
        return {pk: Mark(0, self.doings) for pk in rooms - self.gone}

    def look(self, _room: object) -> tuple[Any, Mark, Any]:
        self.tells.append(time.monotonic())
        return {"version": self.doings}, Mark(0, self.doings), self.next_caption


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> Rows:
    """Return the rows that the ticker reads; a rest ends by a word alone."""
    found = Rows()
    monkeypatch.setattr(module, "queries", SimpleNamespace(mark=found.mark))
    monkeypatch.setattr(module, "_look", found.look)
    monkeypatch.setattr(module, "RESTING", FOR_EVER)
    monkeypatch.setattr(module, "COUNT", FOR_EVER)
    return found


@asynccontextmanager
async def ticking(folder: Path) -> AsyncIterator[Ticker]:
    """Run a ticker with one room."""
    made = Ticker(worker="contoh", heartbeat=folder / "heartbeat")
    await made.beat_of(SimpleNamespace(pk=1))  # type: ignore[arg-type]
    running = asyncio.create_task(made.run())
    yield made
    running.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await running


async def until(condition: Callable[[], bool]) -> None:
    while not condition():
        await asyncio.sleep(0.005)


def test_without_a_bus_the_ticker_looks_again_and_again(tmp_path: Path, rows: Rows) -> None:
    async def scene() -> None:
        async with ticking(tmp_path):
            await until(lambda: len(rows.looks) == 3)

    run(scene())
    assert len(rows.looks) == 3


def test_while_a_bus_works_it_rests_until_it_is_woken(tmp_path: Path, rows: Rows) -> None:
    async def scene() -> list[int]:
        async with ticking(tmp_path) as ticker:
            ticker.may_rest = lambda: True
            await until(lambda: len(rows.looks) == 1)
            await asyncio.sleep(3 * TICK)
            rested = len(rows.looks)
            ticker.wake()
            await until(lambda: len(rows.looks) == 2)
            return [rested, len(rows.looks)]

    assert run(scene()) == [1, 2]


def test_a_line_of_the_captions_that_waits_keeps_it_from_resting(tmp_path: Path, rows: Rows) -> None:
    rows.next_caption = timezone.now() + timedelta(hours=1)

    async def scene() -> None:
        async with ticking(tmp_path) as ticker:
            ticker.may_rest = lambda: True
            await until(lambda: len(rows.looks) == 3)

    run(scene())
    assert len(rows.looks) == 3


def between_tells(folder: Path, rows: Rows, *, tells: int) -> list[float]:
    """Return the seconds between what is told, so often, while all the time something changes and wakes it."""

    async def scene() -> None:
        async with ticking(folder) as ticker:
            rows.changes = True
            while len(rows.tells) < tells:
                ticker.wake()
                await asyncio.sleep(0.005)

    run(scene())
    return [after - before for before, after in zip(rows.tells[1:], rows.tells[2:], strict=False)]


def test_after_something_was_told_no_word_brings_the_next_within_a_tick(tmp_path: Path, rows: Rows) -> None:
    assert min(between_tells(tmp_path, rows, tells=5)) > 0.9 * TICK


def test_after_a_crowd_took_long_to_be_told_others_have_half_as_long(
    tmp_path: Path, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def send(*_message: object) -> None:
        await asyncio.sleep(2 * TICK)

    monkeypatch.setattr(Channel, "send", send)

    assert min(between_tells(tmp_path, rows, tells=4)) > 2.9 * TICK


def test_when_nothing_was_told_for_a_while_a_word_is_followed_at_once(
    tmp_path: Path, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Were it to wait for its next look it would wait for ever.
    monkeypatch.setattr(module, "TICK", FOR_EVER)

    async def scene() -> None:
        async with ticking(tmp_path) as ticker:
            await until(lambda: len(rows.looks) == 1)
            rows.changes = True
            ticker.wake()
            await until(lambda: len(rows.tells) == 2)

    run(scene())
    assert len(rows.tells) == 2


def test_a_room_that_has_ended_is_let_go_at_the_next_look_and_the_others_are_kept(
    tmp_path: Path, rows: Rows
) -> None:
    ending, going_on = SimpleNamespace(pk=1), SimpleNamespace(pk=2)

    async def scene() -> tuple[Any, ...]:
        async with ticking(tmp_path) as ticker:
            ticker.keep(going_on)  # type: ignore[arg-type]
            before = ticker.keeps(ending)  # type: ignore[arg-type]
            rows.gone = {1}
            await until(lambda: not ticker.keeps(ending))  # type: ignore[arg-type]
            return before, ticker.keeps(going_on)  # type: ignore[arg-type]

    assert run(scene()) == (True, True)


def test_a_room_first_asked_for_in_the_middle_of_a_look_is_not_taken_for_one_that_has_ended(
    tmp_path: Path, rows: Rows
) -> None:
    late = SimpleNamespace(pk=2)

    async def scene() -> bool:
        async with ticking(tmp_path) as ticker:
            rows.when_asked = lambda: ticker.keep(late)  # type: ignore[arg-type]
            await until(lambda: len(rows.looks) == 1)
            rows.when_asked = lambda: None
            await until(lambda: len(rows.looks) == 3)
            return ticker.keeps(late)  # type: ignore[arg-type]

    assert run(scene())


def test_the_rooms_give_a_sign_of_life_and_the_end_of_a_rehearsal_ends_its_streams(tmp_path: Path) -> None:
    with running(tmp_path) as site, Stream(site) as stream:
        assert stream.next()[1] == "key"
        assert time.time() - (site.data / "rooms.heartbeat").stat().st_mtime < 30

        site.command("rehearse", PROGRAMME, "--end")

        assert stream.is_over()
        assert site.ask("POST", f"{site.talk}/join").status == 404
