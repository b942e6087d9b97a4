import os
import shutil
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from rembuk.hall.core.broadcast import StreamSource
from rembuk.hall.queries.broadcast import (
    Signal,
    Wanted,
    broadcast_of,
    folder_of,
    has_ended,
    health,
    playlist,
    reels,
    wanted,
)
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from tests.factories import programme as sample
from tests.factories import stream
from tests.factories.programme import OPENING

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def talk_with_stream(state: State = State.LIVE, **changes: Any) -> Talk:
    talk = sample.talk(state, **changes)
    stream.broadcast(talk)
    return talk


def date_latest(session: Path, seconds_ago: float) -> None:
    at = (OPENING - timedelta(seconds=seconds_ago)).timestamp()
    for piece in session.glob("*.ts"):
        os.utime(piece, (at, at))


def test_a_stream_is_wanted_while_its_talk_is_open_and_by_no_other_source(
    django_assert_num_queries: Any,
) -> None:
    live = talk_with_stream()
    stream.broadcast(sample.talk(State.LIVE), StreamSource.YOUTUBE)
    talk_with_stream(State.HELD)
    talk_with_stream(State.ANNOUNCED, date=sample.DAY + timedelta(days=2))

    with django_assert_num_queries(1):
        found = list(wanted(OPENING))

    assert found == [Wanted(live.pk, 9710, "contoh-sandi-aliran", folder_of(live.pk))]


def test_a_talk_that_never_chose_has_no_source() -> None:
    assert broadcast_of(sample.talk()).source == StreamSource.NONE


def test_a_stream_that_nobody_listens_for_is_closed() -> None:
    held = talk_with_stream(State.HELD)
    stream.recorded(held)

    assert health(broadcast_of(held), OPENING).signal is Signal.CLOSED


def test_before_anyone_sends_the_stream_waits() -> None:
    assert health(broadcast_of(talk_with_stream()), OPENING).signal is Signal.WAITING


def test_what_comes_in_is_weighed() -> None:
    talk = talk_with_stream()
    date_latest(stream.recorded(talk, pieces=3, bits=800_000), seconds_ago=3)

    found = health(broadcast_of(talk), OPENING)

    assert (found.signal, found.bits, found.recorded_bytes, found.latest_at) == (
        Signal.RECEIVING,
        800_000,
        600_000,
        OPENING - timedelta(seconds=3),
    )


def test_a_stream_without_a_new_piece_has_stalled() -> None:
    talk = talk_with_stream()
    date_latest(stream.recorded(talk), seconds_ago=9)

    assert health(broadcast_of(talk), OPENING).signal is Signal.STALLED


def test_an_encoder_that_has_gone_is_waited_for() -> None:
    talk = talk_with_stream()
    stream.recorded(talk, ended=True)

    assert health(broadcast_of(talk), OPENING).signal is Signal.WAITING


def test_a_full_disk_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=10))

    assert health(broadcast_of(talk_with_stream()), OPENING).is_recording is False


def test_a_rung_ends_with_its_talk() -> None:
    live, held = talk_with_stream(), talk_with_stream(State.HELD)
    stream.encoded(live)
    stream.encoded(held)

    first, second = playlist(live, "360"), playlist(held, "360")

    assert first is not None
    assert second is not None
    assert (first.ended, second.ended, len(second.segments)) == (False, True, 2)
    assert playlist(live, "240") is None


def test_a_stream_is_gone_a_minute_after_its_talk() -> None:
    live, held = talk_with_stream(), talk_with_stream(State.HELD)
    held.closed_at = OPENING

    seen = [has_ended(held, OPENING + timedelta(seconds=seconds)) for seconds in (0, 59, 60)]

    assert (has_ended(live, OPENING), seen) == (False, [False, False, True])


def test_of_a_recording_counts_what_ran_between_the_opening_and_the_close() -> None:
    talk = talk_with_stream(State.HELD)
    talk.started_at, talk.closed_at = OPENING, OPENING + timedelta(seconds=25)
    tried = stream.recorded(talk, pieces=3, began_at=OPENING - timedelta(hours=1))
    first = stream.recorded(talk, 1, pieces=4, began_at=OPENING - timedelta(seconds=3))
    second = stream.recorded(talk, 2, pieces=5, began_at=OPENING + timedelta(seconds=20))
    (second / "000001.ts").unlink()

    found = reels(talk)

    assert tried.exists()
    assert [(reel.folder, [each.name for each in reel.pieces]) for reel in found] == [
        (first, ["000001.ts", "000002.ts", "000003.ts"]),
        (second, ["000000.ts", "000002.ts"]),
    ]
    assert [((reel.began_at - OPENING).total_seconds(), reel.seconds) for reel in found] == [(-1, 6), (20, 4)]


def test_a_talk_that_nobody_closed_has_no_recording() -> None:
    talk = talk_with_stream()
    stream.recorded(talk, began_at=OPENING)

    assert reels(talk) == []
