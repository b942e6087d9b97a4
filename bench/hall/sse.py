"""sse-starlette, as its own documentation does a broadcast: a queue for each listener."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from sse_starlette.sse import EventSourceResponse
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.routing import Route

queues: set["asyncio.Queue[str]"] = set()
port, size, pause = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) / 1000


async def stream(_request: Request) -> EventSourceResponse:
    """Follow."""

    async def events() -> AsyncIterator[dict[str, str]]:
        queue: asyncio.Queue[str] = asyncio.Queue()
        queues.add(queue)
        try:
            while True:
                yield {"data": await queue.get()}
        finally:
            queues.discard(queue)

    return EventSourceResponse(events(), ping=3600)


async def tell() -> None:
    """Tell everyone the same, again and again."""
    while True:
        await asyncio.sleep(pause)
        head = f'{{"t":{time.monotonic_ns()},"x":"'
        text = head + "x" * (size - len(head) - 12) + '"}'
        for queue in queues:
            queue.put_nowait(text)


@asynccontextmanager
async def life(_app: Starlette) -> AsyncIterator[None]:
    """Tell as long as the server lives."""
    telling = asyncio.create_task(tell())
    yield
    telling.cancel()


app = Starlette(routes=[Route("/", stream)], lifespan=life)
uvicorn.run(app, port=port, http="httptools", loop="uvloop", log_config=None, access_log=False, backlog=4096)
