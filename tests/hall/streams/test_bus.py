"""Two servers of the rooms on one PostgreSQL, with a bus between them and nginx before them."""

import asyncio
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from rembuk.hall.streams.bus import Bus, Herald
from tests import services
from tests.hall.streams.loops import run
from tests.hall.streams.site import Site, Stream, environment, founded, shows
from tests.postgresql import Cluster
from tests.serving import free_port, wait_for
from tests.waiting import wait_until

pytestmark = pytest.mark.site


async def until(condition: Callable[[], bool]) -> None:
    """Wait until something holds."""
    for _ in range(1_500):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never happened")


def test_a_word_wakes_every_server_and_the_one_that_said_it() -> None:
    async def scene(url: str) -> list[int]:
        woken = [0, 0]
        buses = []
        for place in (0, 1):

            def wake(place: int = place) -> None:
                woken[place] += 1

            buses.append(Bus(url, "rembuk:contoh", wake=wake))
        running = [asyncio.create_task(each.run()) for each in buses]
        await until(lambda: all(each.is_well for each in buses))
        woken[:] = [0, 0]
        buses[0].tell()
        await until(lambda: min(woken) > 0)
        Herald(url, "rembuk:lain").tell()
        Herald(url, "rembuk:contoh").tell()
        await until(lambda: min(woken) > 1)
        for task in running:
            task.cancel()
        return woken

    with services.bus(free_port()) as bus:
        assert run(scene(bus.url)) == [2, 2]


def test_a_bus_that_is_cut_is_noticed_and_one_that_is_back_wakes_at_once() -> None:
    port = free_port()

    async def scene() -> list[bool]:
        woken = asyncio.Event()
        end = Bus(f"redis://127.0.0.1:{port}", "rembuk:contoh", wake=woken.set)
        running = asyncio.create_task(end.run())
        seen = [end.is_well]
        for _ in range(2):
            with services.bus(port):
                await until(lambda: end.is_well)
                seen.append(woken.is_set())
            woken.clear()
            await until(lambda: not end.is_well)
        running.cancel()
        return seen

    assert run(scene()) == [False, True, True]


def test_without_a_bus_a_page_is_answered_all_the_same() -> None:
    Herald(f"redis://127.0.0.1:{free_port()}", "rembuk:contoh").tell()


@dataclass
class Machines:
    """Two machines of one site, and where nginx stands before them."""

    sites: tuple[Site, Site]
    front: Site


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Machines]:
    """Return two servers with a rehearsal on, on PostgreSQL, without a bus yet."""
    cluster = Cluster.start()
    also = {
        "REMBUK_DATABASE_URL": cluster.url,
        "REMBUK_SECRET_KEY": "contoh-kunci-yang-sama-di-semua-mesin",
        "REMBUK_BUS_URL": f"redis://127.0.0.1:{free_port()}",
    }
    try:
        with ExitStack() as stack:
            first, second = (Site(tmp_path / name, free_port(), also=also) for name in ("one", "two"))
            first.facts = second.facts = founded(first)
            for site in (first, second):
                site.process = stack.enter_context(rooms(site))
            port, behind = free_port(), [f"127.0.0.1:{site.port}" for site in (first, second)]
            stack.enter_context(services.nginx(tmp_path / "nginx", behind, port=port))
            front = Site(first.data, port, first.facts)
            yield Machines((first, second), front)
    finally:
        cluster.stop()


@contextmanager
def rooms(site: Site) -> "Iterator[subprocess.Popen[bytes]]":
    words = ["rooms", "--port", str(site.port), "--pages", str(site.data / "none")]
    with subprocess.Popen([sys.executable, "-m", "rembuk.web", *words], env=environment(site)) as process:
        wait_for(site.port)
        yield process
        process.kill()


def test_a_vote_at_one_machine_is_seen_at_the_other_with_and_without_the_bus(machines: Machines) -> None:
    first, second = machines.sites
    port = int(first.also["REMBUK_BUS_URL"].rpartition(":")[2])
    with Stream(second) as stream:
        state = stream.next()[2]
        question, other, *_rest = state["questions"]
        token = first.join()
        path = f"{first.talk}/questions/{question}/support"

        # Before there is a bus, while there is one, after it was cut, and when it is back.
        assert second.ask("POST", path, token=token).status == 204
        state = shows(stream, state, question, 1)
        for count in (2, 4):
            with services.bus(port):
                assert first.ask("POST", path, token=first.join()).status == 204
                state = shows(stream, state, question, count)
            assert first.ask("POST", path, token=first.join()).status == 204
            state = shows(stream, state, question, count + 1)

        # Whoever votes at both counts once, at both.
        assert first.ask("POST", path, token=token).status == 204
        assert first.ask("POST", f"{first.talk}/questions/{other}/support", token=token).status == 204
        assert shows(stream, state, other, 1)["support"][question] == 5
    wait_until(lambda: first.room()["support"][other] == 1)
    assert first.room()["support"][question] == 5


def test_when_a_machine_dies_its_listeners_go_on_at_the_other_within_five_seconds(machines: Machines) -> None:
    first, second = machines.sites
    with ExitStack() as open_streams:
        streams = [open_streams.enter_context(Stream(machines.front)) for _ in range(4)]
        names = {stream.next()[0] for stream in streams}
        assert first.process is not None
        first.process.send_signal(signal.SIGKILL)
        first.process.wait()

        began = time.monotonic()
        last_seen = names.copy().pop()
        back = [open_streams.enter_context(Stream(machines.front, last_seen=last_seen)) for _ in range(8)]
        question = next(iter(machines.front.room()["questions"]))
        path = f"{second.talk}/questions/{question}/support"
        voted = machines.front.ask("POST", path, token=second.join())
        seen = [stream.next() for stream in back]
        took = time.monotonic() - began

    assert (voted.status, len(names), {kind for _name, kind, _data in seen}) == (204, 1, {"change"})
    assert took < 5
