import asyncio
import json
from typing import Any

from rembuk.hall.core.presence import Mode
from rembuk.hall.core.state import put_over
from rembuk.hall.streams.channels import (
    LONGEST_TURN,
    MOST_WAITING,
    PATIENCE,
    SLICE,
    Channel,
    Event,
    Listener,
)
from tests.hall.streams.loops import run


class Phone:
    """A line that keeps what it got; `full` stands for a phone that takes nothing."""

    def __init__(self) -> None:
        self.got: list[bytes] = []
        self.full = False
        self.dropped = False

    def write(self, event: bytes, framed: bytes) -> None:
        assert framed.endswith(event + b"\r\n")
        self.got.append(event)

    def waiting(self) -> int:
        return MOST_WAITING + 1 if self.full else 0

    def drop(self) -> None:
        self.dropped = True

    @property
    def state(self) -> Any:
        """What a phone that applies every message has on its screen."""
        shown: Any = {}
        for event in self.got:
            fields = dict(line.split(": ", 1) for line in event.decode().splitlines() if ": " in line)
            if fields.get("event") == "key":
                shown = json.loads(fields["data"])
            elif "data" in fields:
                shown = put_over(shown, json.loads(fields["data"]))
        return shown


def state(version: int, **support: int) -> Any:
    return {"version": version, "support": support}


def follow(channel: Channel, last_seen: str = "") -> Phone:
    phone = Phone()
    greeting = channel.greeting(last_seen)
    phone.write(greeting.bare, greeting.framed)
    channel.enter(Listener(phone, Mode.TEXT, "", 0.0))
    return phone


def tell(channel: Channel, new: Any, now: float = 1.0) -> Event | None:
    event = channel.renew(new)
    if event is not None:
        run(channel.send(event, now))
    return event


def test_the_first_message_is_a_key_frame_and_the_next_says_only_what_changed() -> None:
    channel = Channel(1)
    tell(channel, state(1, a=1, b=1))
    phone = follow(channel)

    tell(channel, state(2, a=1, b=2))

    assert phone.got[0].splitlines()[1:] == [b"event: key", b'data: {"version":1,"support":{"a":1,"b":1}}', b""]
    assert phone.got[1].splitlines()[1:] == [b"event: change", b'data: {"version":2,"support":{"b":2}}', b""]
    assert phone.state == state(2, a=1, b=2)


def test_before_each_slice_of_a_crowd_others_may_go_first() -> None:
    phones: list[Phone] = []
    told: list[int] = []
    channel = Channel(
        1, give_way=lambda: told.append(sum(len(phone.got) > 1 for phone in phones)), clock=lambda: 0.0
    )
    tell(channel, state(1, a=1))
    phones += [follow(channel) for _ in range(2 * SLICE + 1)]

    tell(channel, state(2, a=2))

    assert told == [0, SLICE, 2 * SLICE]


def test_when_nothing_changed_nothing_is_sent() -> None:
    channel = Channel(1)
    tell(channel, state(1, a=1))

    assert tell(channel, state(1, a=1)) is None


def test_the_same_state_has_the_same_name_on_every_server() -> None:
    one, other = Channel(1), Channel(1)
    tell(one, state(1, a=1))
    tell(other, state(1, a=0))
    for channel in (one, other):
        tell(channel, state(2, a=5))

    assert one.name == other.name


def test_who_comes_back_gets_what_was_missed_and_no_more() -> None:
    channel = Channel(1)
    tell(channel, state(1, a=1, b=1))
    phone = follow(channel)
    seen = channel.name
    channel.listeners.clear()
    tell(channel, state(2, a=1, b=2))
    tell(channel, state(3, a=4, b=2))

    greeting = channel.greeting(seen)
    phone.write(greeting.bare, greeting.framed)

    assert b"event: change" in greeting.bare
    assert phone.state == state(3, a=4, b=2)


def test_who_comes_back_to_the_same_state_gets_a_sign_of_life_alone() -> None:
    channel = Channel(1)
    tell(channel, state(1, a=1))

    assert channel.greeting(channel.name).bare == b"event: alive\ndata:\n\n"


def test_who_saw_a_state_that_nobody_remembers_gets_a_key_frame() -> None:
    channel = Channel(1)
    tell(channel, state(1))
    seen = channel.name
    for version in range(2, 60):
        tell(channel, state(version))

    for last_seen in (seen, "", "999-deadbeef", "\x00" * 9):
        assert b"event: key" in channel.greeting(last_seen).bare


def test_a_phone_that_takes_nothing_misses_messages_and_then_gets_a_key_frame() -> None:
    channel = Channel(1)
    tell(channel, state(1, a=1))
    slow, other = follow(channel), follow(channel)

    slow.full = True
    for version in range(2, 9):
        tell(channel, state(version, a=version), now=version)
    slow.full = False
    tell(channel, state(9, a=9), now=9)

    assert (len(slow.got), len(other.got)) == (2, 9)
    assert b"event: key" in slow.got[1]
    assert slow.state == other.state == state(9, a=9)


def test_a_phone_that_takes_nothing_for_too_long_is_dropped_and_the_others_go_on() -> None:
    channel = Channel(1)
    tell(channel, state(1))
    slow, other = follow(channel), follow(channel)
    slow.full = True

    tell(channel, state(2), now=100)
    tell(channel, state(3), now=100 + PATIENCE + 1)
    tell(channel, state(4), now=100 + PATIENCE + 2)

    assert (slow.dropped, len(slow.got), other.dropped, len(other.got)) == (True, 1, False, 4)
    assert len(channel.listeners) == 1


def turns_of_others(*, slices: int, slice_takes: float, each_takes: float) -> int:
    """Return how many turns others have while so many slices are written; either takes so many seconds."""
    time = 0.0

    class Slow(Phone):
        def write(self, bare: bytes, framed: bytes) -> None:
            nonlocal time
            super().write(bare, framed)
            time += slice_takes / SLICE

    channel = Channel(1, clock=lambda: time)
    channel.renew(state(1))
    for _ in range(slices * SLICE):
        channel.enter(Listener(Slow(), Mode.TEXT, "", 0.0))

    async def sweep() -> int:
        turns = 0

        async def other() -> None:
            nonlocal turns, time
            while True:
                turns, time = turns + 1, time + each_takes
                await asyncio.sleep(0)

        working = asyncio.create_task(other())
        await channel.send(channel.key_frame(), 1.0)
        working.cancel()
        return turns

    return run(sweep())


def test_others_have_a_turn_after_every_slice_while_a_large_crowd_is_written_to() -> None:
    assert turns_of_others(slices=5, slice_takes=1 / 512, each_takes=0) == 5


def test_where_others_take_long_turns_the_crowd_has_as_long_ones_and_not_many_more_of_them() -> None:
    assert turns_of_others(slices=9, slice_takes=1 / 512, each_takes=4 / 512) == 3


def test_however_long_the_others_take_they_wait_for_no_longer_than_the_longest_turn() -> None:
    assert turns_of_others(slices=5, slice_takes=LONGEST_TURN / 2, each_takes=9 * LONGEST_TURN) == 3
