"""Hosts of their own on one machine: network namespaces with cables to a switch (Debian's iproute2; root)."""

import ctypes
import os
import secrets
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

NETWORK = "10.77.0"
_CLONE_NEWNET = 0x40000000


@dataclass(frozen=True)
class Host:
    """A host: its namespace, and its address in the network."""

    name: str
    address: str

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Be on this host: what this thread opens and starts meanwhile is there, and stays there."""
        before = os.open("/proc/thread-self/ns/net", os.O_RDONLY)
        there = os.open(f"/run/netns/{self.name}", os.O_RDONLY)
        try:
            _enter(there)
            yield
        finally:
            _enter(before)
            os.close(before)
            os.close(there)


@contextmanager
def hosts(count: int) -> Iterator[list[Host]]:
    """Give so many hosts that reach each other, all by the first one's switch. Skips where none can be."""
    if os.getuid() != 0 or shutil.which("ip") is None:
        pytest.skip("hosts of their own need root and `ip` (Debian: iproute2)")
    run = secrets.token_hex(3)
    made = [Host(f"rembuk-{run}-{place}", f"{NETWORK}.{place + 1}") for place in range(count)]
    try:
        try:
            _ip("netns", "add", made[0].name)
        except subprocess.CalledProcessError:
            pytest.skip("this machine gives no network namespaces")
        _lay(made, run)
        yield made
    finally:
        for host in made:
            if Path(f"/run/netns/{host.name}").exists():
                _ip("netns", "del", host.name)


def _lay(made: Sequence[Host], run: str) -> None:
    """Set up the switch on the first host and a cable from it to each."""
    first = ("-n", made[0].name)
    _ip(*first, "link", "set", "lo", "up")
    _ip(*first, "link", "add", "switch", "type", "bridge")
    _ip(*first, "address", "add", f"{made[0].address}/24", "dev", "switch")
    _ip(*first, "link", "set", "switch", "up")
    for place, host in enumerate(made[1:], start=1):
        _ip("netns", "add", host.name)
        port, cable = f"p{run}{place}", f"c{run}{place}"
        _ip(*first, "link", "add", port, "type", "veth", "peer", "name", cable, "netns", host.name)
        _ip(*first, "link", "set", port, "master", "switch", "up")
        _ip("-n", host.name, "address", "add", f"{host.address}/24", "dev", cable)
        _ip("-n", host.name, "link", "set", cable, "up")
        _ip("-n", host.name, "link", "set", "lo", "up")


def _enter(namespace: int) -> None:
    if ctypes.CDLL(None, use_errno=True).setns(namespace, _CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), "setns")


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True)
