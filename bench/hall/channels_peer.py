"""Django Channels: a consumer of an event stream for each listener, told through its group in memory."""

import asyncio
import sys
import time
from typing import Any

import django
import uvicorn
from django.conf import settings

settings.configure(
    INSTALLED_APPS=["channels"],
    CHANNEL_LAYERS={
        "default": {"BACKEND": "channels.layers.InMemoryChannelLayer", "CONFIG": {"capacity": 1000}}
    },
    SECRET_KEY="bench",
)
django.setup()

from channels.generic.http import AsyncHttpConsumer  # noqa: E402
from channels.layers import get_channel_layer  # noqa: E402

port, size, pause = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) / 1000


class Follower(AsyncHttpConsumer):  # type: ignore[misc]
    """One listener."""

    async def handle(self, _body: bytes) -> None:
        """Open the stream and join the room's group."""
        await self.send_headers(headers=[(b"content-type", b"text/event-stream")])
        await self.send_body(b": \n\n", more_body=True)
        await self.channel_layer.group_add("room", self.channel_name)

    async def http_request(self, message: dict[str, Any]) -> None:
        """Stay open after the request."""
        await self.handle(message.get("body", b""))

    async def told(self, message: dict[str, Any]) -> None:
        """Pass a message on."""
        await self.send_body(message["event"], more_body=True)


async def tell() -> None:
    """Tell everyone the same, again and again."""
    layer = get_channel_layer()
    while True:
        await asyncio.sleep(pause)
        head = b'data: {"t":%d,"x":"' % time.monotonic_ns()
        await layer.group_send(
            "room", {"type": "told", "event": head + b"x" * (size - len(head) - 4) + b'"}\n\n'}
        )


follower = Follower.as_asgi()
telling: list[asyncio.Task[None]] = []


async def app(scope: Any, receive: Any, send: Any) -> None:
    """Answer everyone with a stream."""
    if not telling:
        telling.append(asyncio.create_task(tell()))
    await follower(scope, receive, send)


uvicorn.run(
    app,
    port=port,
    http="httptools",
    loop="uvloop",
    lifespan="off",
    log_config=None,
    access_log=False,
    backlog=4096,
)
