"""Our stream alone: the room's own channel and line behind the door, told the same message as the floor."""

import asyncio
import sys
import time
from typing import Any

import uvicorn

from rembuk.hall.core.presence import Mode
from rembuk.hall.streams.channels import Channel, Event, Listener
from rembuk.hall.streams.lines import line_of
from rembuk.web.door import Door


async def stream(scope: Any, receive: Any, send: Any) -> None:
    """Follow the channel."""
    if scope["type"] == "lifespan":
        await receive()
        scope["state"]["telling"] = asyncio.create_task(tell())
        await send({"type": "lifespan.startup.complete"})
        await receive()
        return
    await send(
        {"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/event-stream")]}
    )
    channel.enter(listener := Listener(line_of(send), Mode.TEXT, "", 0.0))
    while (await receive())["type"] != "http.disconnect":
        pass
    channel.leave(listener)


async def tell() -> None:
    """Tell everyone the same, again and again."""
    due = time.monotonic()
    while True:
        due += pause
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        head = b'data: {"t":%d,"x":"' % time.monotonic_ns()
        await channel.send(Event(head + b"x" * (size - len(head) - 4) + b'"}\n\n'), 1.0)


channel = Channel(1)
port, size, pause = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) / 1000
config = uvicorn.Config(
    stream, port=port, http=Door, loop="uvloop", ws="none", lifespan="on", log_config=None, access_log=False,
    proxy_headers=False, backlog=4096, timeout_graceful_shutdown=1,
)  # fmt: skip
uvicorn.Server(config).run()
