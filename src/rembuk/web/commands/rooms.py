"""`rembuk rooms`: the site's door and the live rooms behind it; started by `rembuk serve`."""

import argparse
import resource
from collections.abc import Sequence
from pathlib import Path

import uvicorn

from rembuk.hall.streams.app import application
from rembuk.web.door import Door

# A page server that is slow to start, or a crowd that arrives at once, waits here.
_BACKLOG = 4096


def run(argv: Sequence[str]) -> int:
    """Serve until a signal comes."""
    parser = argparse.ArgumentParser(
        prog="rembuk rooms",
        description="Open the site's door: the live rooms, and the pages behind. `rembuk serve` starts it.",
        epilog="example: rembuk rooms --host 127.0.0.1 --port 8000 --pages var/pages.socket",
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: %(default)s)")
    parser.add_argument("--pages", type=Path, required=True, metavar="SOCKET", help="the page server's socket")
    wanted = parser.parse_args(argv)
    _allow_many_connections()
    Door.pages, Door.rooms = str(wanted.pages), application
    config = uvicorn.Config(
        application,
        host=wanted.host,
        port=wanted.port,
        http=Door,
        loop="uvloop",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        backlog=_BACKLOG,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=3,
    )
    uvicorn.Server(config).run()
    return 0


def _allow_many_connections() -> None:
    """Take as many open connections as the system allows."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
