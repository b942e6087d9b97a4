"""A site that was started as a process of its own: where to start it, and when it is there."""

import secrets
import socket
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from tests.waiting import wait_until


def free_port() -> int:
    """Return a TCP port that nobody uses, below those that the system gives to outgoing connections."""
    while True:
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", secrets.choice(range(20_000, 32_000))))
            return int(probe.getsockname()[1])


def address_in(log: Path, site: "subprocess.Popen[str]") -> str:
    """Return the address that `rembuk serve` has written into its log once it is well."""
    while True:
        lines = log.read_text().splitlines()
        for line in lines:
            if line.startswith("Rembuk is at "):
                return line.split()[3]
        if site.poll() is not None:
            raise AssertionError("\n".join(lines))
        time.sleep(0.1)


def wait_for(port: int) -> None:
    """Wait until someone listens on a port of this machine."""
    wait_until(lambda: _is_heard(port))


def _is_heard(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
        return True
    return False
