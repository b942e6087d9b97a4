"""The bus between several servers of the rooms, by the Redis protocol. All it ever says is: look.

What happened stands in the database alone, so a bus that is cut loses nothing. While it works a server rests
until it is told, instead of asking the database four times a second. Every server hears itself as well: silence
means that the bus is cut, and the server goes back to asking.
"""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable

from redis import Redis, RedisError
from redis.asyncio import Redis as Client
from redis.asyncio.retry import Retry as Patience
from redis.backoff import NoBackoff
from redis.retry import Retry

logger = logging.getLogger("rembuk.rooms")

ALIVE_EVERY = 1.0
SILENCE = 3.0
"""Who hears nothing for so many seconds, not even itself, takes the bus for cut."""

_AGAIN = 0.5
_LOOK, _ALIVE = b"look", b"alive"


class Bus:
    """One server's end of the bus; times by the loop's steady clock."""

    def __init__(self, url: str, channel: str, *, wake: Callable[[], None]) -> None:
        self._url, self._channel, self._wake = url, channel, wake
        self._loop = asyncio.get_running_loop()
        self._news = asyncio.Event()
        self._heard = -SILENCE

    @property
    def is_well(self) -> bool:
        """Say whether what others tell arrives here."""
        return self._loop.time() - self._heard < SILENCE

    def tell(self) -> None:
        """Have every server look, soon; telling often costs no more than telling once."""
        self._news.set()

    async def run(self) -> None:
        """Listen and speak for ever, whatever becomes of the bus."""
        await asyncio.gather(self._again_and_again(self._listen), self._again_and_again(self._speak))

    async def _again_and_again(self, work: Callable[[Client], Awaitable[None]]) -> None:
        while True:
            once = Patience(NoBackoff(), 0)
            client = Client.from_url(
                self._url, socket_timeout=SILENCE, socket_connect_timeout=SILENCE, retry=once
            )
            with contextlib.suppress(RedisError, OSError):
                async with client:
                    await work(client)
            await asyncio.sleep(_AGAIN)

    async def _listen(self, client: Client) -> None:
        async with client.pubsub() as ear:
            await ear.subscribe(self._channel)
            while (message := await ear.get_message(timeout=SILENCE)) is not None:
                was_well, self._heard = self.is_well, self._loop.time()
                if message["data"] == _LOOK or not was_well:
                    self._wake()

    async def _speak(self, client: Client) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), ALIVE_EVERY)
            word = _LOOK if self._news.is_set() else _ALIVE
            self._news.clear()
            await client.publish(self._channel, word)


class Herald:
    """Tells the servers of the rooms from a process that has no loop, such as one that makes pages."""

    def __init__(self, url: str, channel: str) -> None:
        self._client = Redis.from_url(
            url, socket_timeout=0.5, socket_connect_timeout=0.5, retry=Retry(NoBackoff(), 0)
        )
        self._channel = channel

    def tell(self) -> None:
        """Have every server look; without a bus they look by themselves."""
        try:
            self._client.publish(self._channel, _LOOK)
        except RedisError as problem:
            logger.warning("the bus does not take a word: %s", type(problem).__name__)
