from typing import Any

import pytest

from rembuk.hall.core.state import put_over
from tests.hall.streams.site import Site, Stream

pytestmark = pytest.mark.site


def vote(site: Site, question: str) -> None:
    assert site.ask("POST", f"{site.talk}/questions/{question}/support", token=site.join()).status == 204


def test_the_stream_begins_with_the_whole_state_and_goes_on_with_changes(site: Site) -> None:
    with Stream(site) as stream:
        _name, kind, state = stream.next()
        assert (kind, state["talk"]["state"]) == ("key", "live")
        assert b"text/event-stream" in stream.head
        question = next(iter(state["questions"]))
        before = state["support"][question]

        vote(site, question)
        while state["support"][question] == before:
            _name, kind, different = stream.next()
            assert kind == "change"
            assert set(different) <= {"version", "support", "listeners"}
            state = put_over(state, different)

        assert state["support"][question] == before + 1


def test_who_lost_the_network_gets_what_was_missed_and_nothing_twice(site: Site) -> None:
    with Stream(site) as stream:
        name, _kind, state = stream.next()
        question = next(iter(state["questions"]))
    for _ in range(3):
        vote(site, question)
    while site.room()["support"][question] < state["support"][question] + 3:
        pass

    with Stream(site, last_seen=name) as back:
        _name, kind, different = back.next()
        shown: Any = put_over(state, different)

        assert kind == "change"
        assert shown["support"][question] == state["support"][question] + 3


def test_who_brings_a_name_that_nobody_knows_gets_the_whole_state(site: Site) -> None:
    with Stream(site, last_seen="1-00000000") as stream:
        assert stream.next()[1] == "key"


def test_a_forged_cookie_keeps_nobody_from_reading(site: Site) -> None:
    with Stream(site, cookie="peserta_2=palsu") as stream:
        assert stream.next()[1] == "key"


def test_the_room_says_how_many_listen_and_by_which_mode(site: Site) -> None:
    with Stream(site) as stream:
        _name, _kind, state = stream.next()

        while state["listeners"].get("text", 0) < 1:
            state = put_over(state, stream.next()[2])


def test_without_a_page_server_a_page_says_when_to_come_back(site: Site) -> None:
    answer = site.ask("GET", "/")

    assert (answer.status, answer.headers["retry-after"]) == (503, "2")
