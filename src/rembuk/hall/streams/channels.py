"""A room's listeners, and the messages that go to all of them at once.

A message is built once, however many listen. The writing is sliced, so that whatever else the server has to do
waits for a slice and not for the whole crowd. A listener who does not keep up misses messages and then gets a
key frame; who takes nothing for too long is dropped. So what waits for one never grows beyond a few messages.
"""

import asyncio
import hashlib
import json
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from rembuk.hall.core.presence import Mode
from rembuk.hall.core.state import State, changes
from rembuk.hall.streams.lines import Line, framed

SLICE = 64
"""So many listeners are written to before others have a turn, and more when theirs took longer than that."""

LONGEST_TURN = 0.05
"""For so many seconds others wait at most, however long they took themselves."""

MOST_WAITING = 32 * 1024
"""A listener with more bytes than this untaken gets no further message until it has taken them."""

PATIENCE = 20.0
"""After so many seconds without taking anything a listener is dropped."""

_REMEMBERED = 48
# An event and no comment: a page sees it, and so knows a line that died without a word.
_ALIVE = b"event: alive\ndata:\n\n"


@dataclass(eq=False, slots=True)
class Listener:
    """One open stream: its line, how and as whom it follows, since when, and since when it lags (0: not)."""

    line: Line
    mode: Mode
    participant: str
    since: float
    lags_since: float = 0.0


@dataclass(slots=True)
class Event:
    """A message as it goes out, bare and framed."""

    bare: bytes
    framed: bytes = field(init=False)

    def __post_init__(self) -> None:
        """Frame it once for everyone."""
        self.framed = framed(self.bare)


class Channel:
    """The stream of one room; before each slice of a sweep `give_way` may have others go first."""

    def __init__(
        self,
        room: int,
        *,
        give_way: Callable[[], None] = lambda: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.room = room
        self._give_way, self._clock = give_way, clock
        # In the order of their coming, which is about the order in memory: a sweep over a set, which goes by
        # hash, waits for the memory at every listener.
        self.listeners: dict[Listener, None] = {}
        self.state: State = {}
        self.name = ""
        self._earlier: OrderedDict[str, State] = OrderedDict()
        self._resumed: dict[str, Event] = {}
        self._key: Event | None = None

    def renew(self, state: State) -> Event | None:
        """Take the room's new state; return the message that tells what changed, or None when nothing has."""
        different = changes(self.state, state)
        if not different and self.name:
            return None
        self.state, self._key, self._resumed = state, None, {}
        body = json.dumps(state, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        # The same state has the same name on every server, so that a phone can go on at another one.
        self.name = f"{state['version']}-{hashlib.sha256(body.encode()).hexdigest()[:8]}"
        self._earlier[self.name] = state
        while len(self._earlier) > _REMEMBERED:
            self._earlier.popitem(last=False)
        return self._event("change", different)

    def greeting(self, last_seen: str) -> Event:
        """Return the first message for a listener: what it missed since the state it saw, or a key frame."""
        if last_seen == self.name:
            return Event(_ALIVE)
        if last_seen in self._earlier:
            if last_seen not in self._resumed:
                self._resumed[last_seen] = self._event("change", changes(self._earlier[last_seen], self.state))
            return self._resumed[last_seen]
        return self.key_frame()

    def key_frame(self) -> Event:
        """Return the whole state as a message."""
        if self._key is None:
            self._key = self._event("key", self.state)
        return self._key

    def enter(self, listener: Listener) -> None:
        """Have a listener get every message from now on."""
        self.listeners[listener] = None

    def leave(self, listener: Listener) -> None:
        """Send a listener nothing more; who has left may leave again."""
        self.listeners.pop(listener, None)

    async def send(self, event: Event, now: float) -> None:
        """Write a message to everyone who keeps up."""
        waiting, reached, others_took = list(self.listeners), 0, 0.0
        while reached < len(waiting):
            self._give_way()
            began = self._clock()
            # Turn about: where others take long, more are written to in each turn, so that none hears it late.
            while reached < len(waiting):
                for listener in waiting[reached : reached + SLICE]:
                    self._write(listener, event, now)
                reached += SLICE
                if self._clock() - began >= min(others_took, LONGEST_TURN):
                    break
            ended = self._clock()
            await asyncio.sleep(0)
            others_took = self._clock() - ended

    async def keep_alive(self, now: float) -> None:
        """Let the networks between know that the streams are in use, and find the listeners that are gone."""
        await self.send(Event(_ALIVE), now)

    def _write(self, listener: Listener, event: Event, now: float) -> None:
        line = listener.line
        if line.waiting() > MOST_WAITING:
            listener.lags_since = listener.lags_since or now
            if now - listener.lags_since > PATIENCE:
                self.leave(listener)
                line.drop()
            return
        if listener.lags_since:
            listener.lags_since = 0.0
            event = self.key_frame()
        line.write(event.bare, event.framed)

    def _event(self, kind: str, content: State) -> Event:
        data = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        return Event(f"id: {self.name}\nevent: {kind}\ndata: {data}\n\n".encode())
