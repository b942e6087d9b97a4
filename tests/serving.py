"""A site that was started as a process of its own: where to start it, and when it is there."""

import socket
import subprocess
import time
from pathlib import Path


def free_port() -> int:
    """Return a TCP port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for_address(site: "subprocess.Popen[str]") -> str:
    """Return the address that `rembuk serve` says once it is well."""
    lines = []
    assert site.stderr is not None
    for line in site.stderr:
        lines.append(line)
        if line.startswith("Rembuk is at "):
            return str(line.split()[3])
    raise AssertionError("".join(lines))


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
