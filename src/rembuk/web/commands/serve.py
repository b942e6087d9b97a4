"""`rembuk serve`: one command, one address, and all of a site behind it."""

import argparse
import gc
import os
import socket
import sys
from collections.abc import Callable, Sequence
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from django.conf import settings
from django.db import connections
from django.urls import get_resolver
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from rembuk.web.boot import prepare_database, prepare_static_files
from rembuk.web.cli import Refusal
from rembuk.web.commands import broadcaster, rooms, worker
from rembuk.web.commands.load import load
from rembuk.web.supervisor import GaveUp, Supervisor

# Python runs one page at a time in a process, so a second process uses the second core; more would
# only cost memory on the small machines this is for.
_MOST_PROCESSES = 2
_THREADS = 4


def run(argv: Sequence[str]) -> int:
    """Prepare what is missing, serve until a signal, stop everything."""
    parser = argparse.ArgumentParser(
        prog="rembuk serve",
        description="Serve the site: pages, live rooms, worker and broadcaster, started and stopped together.",
        epilog="example: rembuk serve --port 8000 --load data/first-talk.toml",
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: %(default)s)")
    parser.add_argument("--load", type=Path, metavar="FILE.toml", help="load this programme first")
    wanted = parser.parse_args(argv)
    _check_port(wanted.host, wanted.port)
    _prepare(wanted.load)
    _import_once()
    socket_of_pages = settings.DATA / "pages.socket"
    door = ["--host", wanted.host, "--port", str(wanted.port), "--pages", str(socket_of_pages)]
    supervisor = Supervisor(
        {
            "page server": lambda: _serve_pages(socket_of_pages),
            "rooms": lambda: rooms.run(door),
            "worker": lambda: worker.run([]),
            "broadcaster": lambda: broadcaster.run([]),
        },
        say=_say,
    )
    try:
        supervisor.run(when_ready=_announce_once_ready(wanted.host, wanted.port))
    except GaveUp as problem:
        _say(f"rembuk serve: {problem}")
        return 1
    return 0


def _check_port(host: str, port: int) -> None:
    if not 1 <= port <= 65_535:
        raise Refusal(f"{port} is no port. Choose one from 1 to 65535.")
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, UnicodeError) as problem:
            reason = getattr(problem, "strerror", None) or "not an address of this machine"
            raise Refusal(
                f"cannot listen on {host}:{port} ({reason}). Choose another with --port."
            ) from problem


def _prepare(file: Path | None) -> None:
    prepare_database(settings.DATA)
    if not (settings.DATA / "static.stamp").exists():
        _say("Collecting the static files; this happens once and takes about half a minute.")
    prepare_static_files(settings.DATA)
    if file is not None:
        load(file)
    # The children open their own.
    connections.close_all()


def _import_once() -> None:
    """Read the pages' code before there are children: they share it, and none reads it again."""
    get_resolver().url_patterns  # noqa: B018 - reading is what imports
    gc.collect()
    # What is there by now stays: no collection walks it again, and so no child copies it.
    gc.freeze()


def _serve_pages(address: Path) -> None:
    Granian(
        "rembuk.web.wsgi:application",
        uds=address,
        interface=Interfaces.WSGI,
        workers=min(_MOST_PROCESSES, os.cpu_count() or 1),
        blocking_threads=_THREADS,
        backlog=2048,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    ).serve()


def _announce_once_ready(host: str, port: int) -> Callable[[], bool]:
    shown = f"[{host}]" if ":" in host else host

    def announce() -> bool:
        try:
            connection = HTTPConnection("127.0.0.1" if host in {"0.0.0.0", "::"} else host, port, timeout=2)  # noqa: S104 - compared, not bound
            connection.request("GET", "/sehat", headers={"Host": "localhost"})
            is_well = connection.getresponse().status == 200
            connection.close()
        except (OSError, HTTPException):
            return False
        if is_well:
            _say(f"Rembuk is at http://{shown}:{port}  (Ctrl+C stops it)")
        return is_well

    return announce


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
