"""Two hosts with networks of their own, behind a third one with PostgreSQL, the bus and nginx."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial

import pytest

from tests import services
from tests.hall.streams.site import Site, Stream, environment, founded, shows
from tests.networks import NETWORK, Host, hosts
from tests.postgresql import Cluster
from tests.serving import wait_for
from tests.waiting import wait_until

pytestmark = pytest.mark.site
ROOMS, BUS, FRONT = 8000, 6379, 8080


@dataclass
class Places:
    """The host in the middle with nginx, and the two that serve the rooms."""

    middle: Host
    served: tuple[Host, Host]
    sites: tuple[Site, Site]
    front: Site

    def vote(self, place: int, question: str) -> None:
        """Have a new phone vote at one of the two."""
        with self.served[place].inside():
            site = self.sites[place]
            path = f"{site.talk}/questions/{question}/support"
            assert site.ask("POST", path, token=site.join()).status == 204


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Places]:
    """Return three hosts with a rehearsal on, without a bus yet."""
    folder = tmp_path_factory.mktemp("hosts")
    with hosts(3) as (middle, *served), ExitStack() as stack:
        stack.enter_context(middle.inside())
        cluster = Cluster.start(address=middle.address, network=f"{NETWORK}.0/24")
        stack.callback(cluster.stop)
        also = {
            "REMBUK_DATABASE_URL": cluster.url,
            "REMBUK_SECRET_KEY": "contoh-kunci-yang-sama-di-semua-mesin",
            "REMBUK_BUS_URL": f"redis://{middle.address}:{BUS}",
        }
        one, two = (Site(folder / host.name, ROOMS, also=also) for host in served)
        one.facts = two.facts = founded(one)
        for host, site in zip(served, (one, two), strict=True):
            site.process = stack.enter_context(rooms(host, site))
        machines = [f"{host.address}:{ROOMS}" for host in served]
        stack.enter_context(services.nginx(folder / "nginx", machines, port=FRONT))
        yield Places(middle, (served[0], served[1]), (one, two), Site(one.data, FRONT, one.facts))


@contextmanager
def rooms(host: Host, site: Site) -> "Iterator[subprocess.Popen[bytes]]":
    words = ["rooms", "--host", "0.0.0.0", "--port", str(site.port), "--pages", str(site.data / "none")]
    with host.inside():
        process = subprocess.Popen([sys.executable, "-m", "rembuk.web", *words], env=environment(site))
        wait_for(site.port)
    with process:
        yield process
        process.kill()


def knows(site: Site, question: str, support: int) -> bool:
    return bool(site.room()["support"][question] == support)


def test_a_vote_at_one_host_is_seen_at_the_other_before_during_and_after_a_cut_of_the_bus(
    places: Places,
) -> None:
    with places.served[1].inside():
        stream = Stream(places.sites[1])
    with stream:
        state = stream.next()[2]
        question = next(iter(state["questions"]))
        before = state["support"][question]
        places.vote(0, question)
        state = shows(stream, state, question, before + 1)

        with services.bus(BUS, address=places.middle.address) as bus:
            places.vote(0, question)
            state = shows(stream, state, question, before + 2)
            # A bus that is stopped keeps its connections and says nothing: the hosts must notice the silence.
            os.kill(bus.process, signal.SIGSTOP)
            for count in (before + 3, before + 4):
                places.vote(0, question)
                state = shows(stream, state, question, count)
            os.kill(bus.process, signal.SIGCONT)
            for place in (0, 1):
                places.vote(place, question)
            state = shows(stream, state, question, before + 6)

    # A host where nobody listens looks no more often than it must.
    for host, site in zip(places.served, places.sites, strict=True):
        with host.inside():
            wait_until(partial(knows, site, question, before + 6))


def test_when_a_host_dies_its_listeners_go_on_at_the_other_within_five_seconds_and_miss_nothing(
    places: Places,
) -> None:
    with ExitStack() as open_streams:
        streams = [open_streams.enter_context(Stream(places.front)) for _ in range(4)]
        names = {stream.next()[0] for stream in streams}
        question, before = next(iter(places.front.room()["support"].items()))
        assert places.sites[0].process is not None
        places.sites[0].process.send_signal(signal.SIGKILL)
        places.sites[0].process.wait()

        began = time.monotonic()
        ended = [stream for stream in streams if stream.ends_within(1.0)]
        places.vote(1, question)
        last_seen = names.copy().pop()
        back = [open_streams.enter_context(Stream(places.front, last_seen=last_seen)) for _ in ended]
        told = [stream.next() for stream in back]
        took = time.monotonic() - began

    # nginx had given each of the two some of them.
    assert 0 < len(ended) < len(streams)
    assert {kind for _, kind, _ in told} == {"change"}
    assert {data["support"][question] for _, _, data in told} == {before + 1}
    assert took < 5
