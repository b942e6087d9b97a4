"""Sample streams: their rows, and what they leave on the disk."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from rembuk.hall.core.broadcast import StreamSource
from rembuk.hall.models import Broadcast
from rembuk.hall.queries.broadcast import folder_of
from rembuk.programme.models import Talk
from tests.factories.programme import OPENING


def broadcast(talk: Talk, source: StreamSource = StreamSource.OWN, **changes: Any) -> Broadcast:
    """Give a talk its stream, by default one of our own."""
    key = {"port": 9710, "passphrase": "contoh-sandi-aliran"} if source is StreamSource.OWN else {}
    video = {"youtube": "dQw4w9WgX-_"} if source is StreamSource.YOUTUBE else {}
    return Broadcast.objects.create(talk=talk, source=source.value, **{**key, **video, **changes})


def recorded(
    talk: Talk,
    session_number: int = 0,
    *,
    pieces: int = 3,
    bits: int = 800_000,
    ended: bool = False,
    began_at: datetime = OPENING,
) -> Path:
    """Leave on the disk what a receiver leaves of a connection: pieces of two seconds, and their list."""
    session = folder_of(talk.pk) / "recording" / f"{session_number:04d}"
    session.mkdir(parents=True, exist_ok=True)
    lines = ["#EXTM3U", "#EXT-X-TARGETDURATION:2", "#EXT-X-MEDIA-SEQUENCE:0"]
    for place in range(pieces):
        (session / f"{place:06d}.ts").write_bytes(b"x" * (bits * 2 // 8))
        began = (began_at + timedelta(seconds=2 * place)).isoformat(timespec="milliseconds")
        lines += ["#EXTINF:2.000000,", f"#EXT-X-PROGRAM-DATE-TIME:{began}", f"{place:06d}.ts"]
    text = "\n".join([*lines, *(["#EXT-X-ENDLIST"] if ended else []), ""])
    (session / "index.m3u8").write_text(text, encoding="utf-8")
    return session


def encoded(talk: Talk) -> Path:
    """Leave on the disk what an encoder leaves: a list of rungs, and one of them with two segments."""
    live = folder_of(talk.pk) / "live"
    live.mkdir(parents=True, exist_ok=True)
    (live / "index.m3u8").write_text(
        "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=404800\n360.m3u8\n", encoding="utf-8"
    )
    lines = ["#EXTM3U", "#EXT-X-MEDIA-SEQUENCE:0"]
    for place in range(2):
        (live / f"360-0000-{place:06d}.ts").write_bytes(b"G" * 188)
        lines += ["#EXTINF:4.000000,", f"360-0000-{place:06d}.ts"]
    (live / "360.m3u8").write_text("\n".join([*lines, ""]), encoding="utf-8")
    return live
