"""Other people's servers that a site may stand beside, started for one test: the bus, and nginx."""

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.serving import wait_for

MANY = Path(__file__).resolve().parents[1] / "docs" / "nginx" / "many.conf"


@dataclass(frozen=True)
class Served:
    """A server that was started: its address, and its process."""

    url: str
    process: int


@contextmanager
def bus(port: int, *, address: str = "127.0.0.1") -> Iterator[Served]:
    """Run a bus on a port of this machine's address, and of itself; give where it is."""
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("there is no redis-server on this machine (Debian: redis-server)")
    words = [
        "--port",
        str(port),
        "--bind",
        *{"127.0.0.1", address},
        "--protected-mode",
        "no",
        "--save",
        "",
        "--appendonly",
        "no",
    ]
    with subprocess.Popen([program, *words], stdout=subprocess.DEVNULL) as server:
        wait_for(port)
        yield Served(f"redis://{address}:{port}", server.pid)
        server.kill()


@contextmanager
def nginx(folder: Path, machines: Sequence[str], *, port: int) -> Iterator[None]:
    """Run nginx on a port with the project's own configuration, before two machines given as HOST:PORT."""
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
    if program is None:
        pytest.skip("there is no nginx on this machine (Debian: nginx-light)")
    text = MANY.read_text(encoding="ascii").replace("listen 80;", f"listen 127.0.0.1:{port};")
    for number, machine in enumerate(machines, start=11):
        assert f"10.0.0.{number}:8000" in text
        text = text.replace(f"10.0.0.{number}:8000", machine)
    folder.mkdir()
    (folder / "many.conf").write_text(text, encoding="ascii")
    (folder / "nginx.conf").write_text(
        f"daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log crit;\n"
        f"events {{ worker_connections 512; }}\nhttp {{ access_log off; include {folder}/many.conf; }}\n",
        encoding="ascii",
    )
    with subprocess.Popen([program, "-p", str(folder), "-c", str(folder / "nginx.conf")]) as server:
        wait_for(port)
        yield
        server.terminate()
