from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from rembuk.institutions.permits import Role
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from tests import desk
from tests.factories import programme as sample
from tests.factories import stream

pytestmark = pytest.mark.django_db
BASE = "/acara/bincang-contoh/1/siaran/"


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def streaming(state: State = State.LIVE) -> Talk:
    talk = sample.talk(state)
    stream.encoded(talk)
    return talk


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


def test_a_player_finds_the_rungs_their_lists_and_their_segments(client: Client) -> None:
    streaming()

    answers = [client.get(BASE + name) for name in ("index.m3u8", "360.m3u8", "360-0000-000001.ts")]

    assert [(a.status_code, a["Content-Type"], a["Cache-Control"]) for a in answers] == [
        (200, "application/vnd.apple.mpegurl", "no-cache"),
        (200, "application/vnd.apple.mpegurl", "no-cache"),
        (200, "video/mp2t", "public, max-age=60, immutable"),
    ]
    assert [body(a).splitlines()[-1][-18:] for a in answers[:2]] == [b"360.m3u8", b"360-0000-000001.ts"]
    assert body(answers[2]) == b"G" * 188
    assert [bool(answer.cookies) for answer in answers] == [False, False, False]


@pytest.mark.parametrize(
    "name",
    ["240.m3u8", "900.m3u8", "360-0000-000009.ts", "index-0000-000000.ts", "..%2F..%2Fsecret-key", "x.ts"],
)
def test_what_is_not_there_is_not_found(client: Client, name: str) -> None:
    streaming()

    assert client.get(BASE + name).status_code == 404


def test_no_list_before_the_first_segment(client: Client) -> None:
    sample.talk(State.LIVE)

    assert client.get(BASE + "index.m3u8").status_code == 404


def test_before_the_talk_only_its_operators_see_the_stream(client: Client) -> None:
    streaming(State.ANNOUNCED)

    seen = [
        who.get(BASE + "360.m3u8").status_code for who in (client, desk.outsider(), desk.staff(Role.OPERATOR))
    ]

    assert seen == [404, 404, 200]


@pytest.mark.parametrize("state", [State.HELD, State.PUBLISHED])
def test_after_the_last_words_nothing_plays_here_for_anyone(client: Client, state: State) -> None:
    talk = streaming(state)
    talk.closed_at = timezone.now() - timedelta(seconds=61)
    talk.save()

    for who in (client, desk.staff(Role.OPERATOR)):
        answers = [who.get(BASE + name) for name in ("index.m3u8", "360.m3u8", "360-0000-000001.ts")]
        assert [(each.status_code, each.content) for each in answers] == [(410, b"")] * 3


def test_who_watches_to_the_end_hears_the_last_words_and_is_told_that_it_ended(client: Client) -> None:
    talk = streaming(State.HELD)
    talk.closed_at = timezone.now() - timedelta(seconds=20)
    talk.save()

    assert client.get(BASE + "360.m3u8").content.splitlines()[-1] == b"#EXT-X-ENDLIST"
    assert body(client.get(BASE + "360-0000-000001.ts")) == b"G" * 188


def test_a_talk_that_was_held_without_a_clock_has_no_stream(client: Client) -> None:
    talk = streaming(State.HELD)
    talk.closed_at = None
    talk.save()

    assert client.get(BASE + "index.m3u8").status_code == 410
