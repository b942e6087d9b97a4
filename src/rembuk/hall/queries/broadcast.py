"""What is read of a talk's stream: from its row, and from what ffmpeg left on the disk."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from django.conf import settings

from rembuk.hall.core.broadcast import PIECE_SECONDS, RECORDING, StreamSource, is_open
from rembuk.hall.core.playlist import Playlist, Segment, between, read
from rembuk.hall.models import Broadcast
from rembuk.programme.core.talk import OVER, State
from rembuk.programme.models import Talk
from rembuk.programme.queries import today_at

LEAST_FREE = 1_000_000_000
"""Bytes that stay free on the disk; below that nothing more is recorded, and the stream goes on."""

LAST_WORDS = timedelta(minutes=1)
"""So much longer than the talk the stream is there: whoever follows it is some seconds behind the hall."""

_LATE = timedelta(seconds=4 * PIECE_SECONDS)
_WEIGHED = 10


class Signal(StrEnum):
    """How a talk's own stream fares."""

    CLOSED = "closed"
    WAITING = "waiting"
    RECEIVING = "receiving"
    STALLED = "stalled"


@dataclass(frozen=True, slots=True)
class Health:
    """How the stream fares: bits a second that come in, when the latest piece came, what the disk holds."""

    signal: Signal
    bits: int = 0
    latest_at: datetime | None = None
    recorded_bytes: int = 0
    is_recording: bool = True


@dataclass(frozen=True, slots=True)
class Wanted:
    """A stream to be listened for: of which talk, with which key, kept where."""

    talk: int
    port: int
    passphrase: str
    folder: Path


def folder_of(talk: int) -> Path:
    """Return where the stream of a talk, given by its id, is kept."""
    return Path(settings.DATA) / "broadcast" / str(talk)


def sessions(folder: Path) -> list[Path]:
    """Return the folders of a recording, one for each time that an encoder connected, in their order."""
    return sorted(path for path in (folder / "recording").glob("[0-9]*") if (path / RECORDING).exists())


@dataclass(frozen=True, slots=True)
class Reel:
    """What one connection left of a recording: its folder, and the pieces that are there, in their order."""

    folder: Path
    pieces: Sequence[Segment]
    began_at: datetime

    @property
    def seconds(self) -> float:
        """How long it is."""
        return round(sum(piece.seconds for piece in self.pieces), 3)


def reels(talk: Talk) -> list[Reel]:
    """Return what was recorded between a talk's opening and its close, and nothing of before or after."""
    if talk.started_at is None or talk.closed_at is None:
        return []
    found = []
    for session in sessions(folder_of(talk.pk)):
        listed = read((session / RECORDING).read_text(encoding="utf-8")).segments
        there = [each for each in listed if (session / each.name).is_file()]
        pieces = between(there, talk.started_at, talk.closed_at)
        if pieces and pieces[0].began_at:
            found.append(Reel(session, pieces, pieces[0].began_at))
    return found


def wanted(now: datetime) -> Iterator[Wanted]:
    """Return the streams to be listened for. One query."""
    broadcasts = (
        Broadcast.objects.filter(source=StreamSource.OWN, talk__state__in=[State.ANNOUNCED, State.LIVE])
        .select_related("talk__programme")
        .order_by("talk")
    )
    for each in broadcasts:
        talk = each.talk
        if is_open(State(talk.state), on=talk.date, today=today_at(talk.programme, now)):
            yield Wanted(talk.pk, each.port or 0, each.passphrase, folder_of(talk.pk))


def broadcast_of(talk: Talk) -> Broadcast:
    """Return the row of a talk's stream; one that was never set has no source. One query."""
    return Broadcast.objects.filter(talk=talk).first() or Broadcast(talk=talk)


def has_ended(talk: Talk, now: datetime) -> bool:
    """Say whether a talk's stream is gone: its talk is over, and the last words have been heard."""
    return State(talk.state) in OVER and (talk.closed_at is None or now - talk.closed_at >= LAST_WORDS)


def playlist(talk: Talk, name: str) -> Playlist | None:
    """Return a rung's playlist, ended when the talk is over; None before its first segment."""
    try:
        found = read((folder_of(talk.pk) / "live" / f"{name}.m3u8").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return Playlist(found.first, found.segments, ended=State(talk.state) in OVER)


def health(broadcast: Broadcast, now: datetime) -> Health:
    """Return how a talk's own stream fares. One query; the disk is asked for the rest."""
    if broadcast.source != StreamSource.OWN or not any(each.talk == broadcast.talk_id for each in wanted(now)):
        return Health(Signal.CLOSED)
    folder = folder_of(broadcast.talk_id)
    found = sessions(folder)
    keeps = _free(folder) >= LEAST_FREE
    if not found:
        return Health(Signal.WAITING, is_recording=keeps)
    latest = found[-1]
    recorded = sum(path.stat().st_size for path in (folder / "recording").rglob("*.ts"))
    listed = read((latest / RECORDING).read_text(encoding="utf-8"))
    weighed = [
        (piece, (latest / piece.name).stat())
        for piece in listed.segments[-_WEIGHED:]
        if (latest / piece.name).exists()
    ]
    if listed.ended or not weighed:
        return Health(Signal.WAITING, recorded_bytes=recorded, is_recording=keeps)
    latest_at = datetime.fromtimestamp(weighed[-1][1].st_mtime, now.tzinfo)
    seconds = sum(piece.seconds for piece, _ in weighed)
    bits = int(sum(status.st_size for _, status in weighed) * 8 / seconds) if seconds else 0
    signal = Signal.STALLED if now - latest_at > _LATE else Signal.RECEIVING
    return Health(signal, bits, latest_at, recorded, keeps)


def _free(folder: Path) -> int:
    return shutil.disk_usage(folder if folder.exists() else settings.DATA).free
