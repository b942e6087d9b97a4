"""Playlists of HLS (RFC 8216): reading what ffmpeg wrote, and saying it so that every player follows.

ffmpeg appends to its playlist when it is started again and marks the seam, yet forgets to count the seams that
have left the list. A player that joins later or falls behind needs that count (`EXT-X-DISCONTINUITY-SEQUENCE`).
Each run of the encoder names its segments by its own number, so the count can be told from the names.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

_NAME = re.compile(r"^[\w-]+?-(\d{4})-\d{6}\.ts$")


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of a stream: its file, its length in seconds, and when it began, if the list says so."""

    name: str
    seconds: float
    began_at: datetime | None = None

    @property
    def run(self) -> int:
        """The number of the encoder's run that made it; 0 for a piece of a recording."""
        found = _NAME.match(self.name)
        return int(found[1]) if found else 0


@dataclass(frozen=True, slots=True)
class Playlist:
    """A media playlist: the number of its first segment, its segments in order, and whether more will come."""

    first: int
    segments: Sequence[Segment]
    ended: bool = False


def read(text: str) -> Playlist:
    """Read a media playlist. A line without sense is passed over; a list cut short loses its last segment."""
    first, ended, segments = 0, False, []
    seconds: float | None = None
    began_at: datetime | None = None
    for line in text.splitlines():
        tag, _, value = line.partition(":")
        if tag == "#EXT-X-MEDIA-SEQUENCE":
            first = int(value) if value.isdecimal() and value.isascii() else 0
        elif tag == "#EXTINF":
            seconds = _seconds(value)
        elif tag == "#EXT-X-PROGRAM-DATE-TIME":
            began_at = _instant(value)
        elif tag == "#EXT-X-ENDLIST":
            ended = True
        elif line and not line.startswith("#") and seconds is not None:
            segments.append(Segment(line, seconds, began_at))
            seconds, began_at = None, None
    return Playlist(first, segments, ended)


def between(segments: Iterable[Segment], start: datetime, end: datetime) -> list[Segment]:
    """Return the segments in which something of the time from `start` to `end` was recorded."""
    return [
        each
        for each in segments
        if each.began_at and each.began_at < end and each.began_at + timedelta(seconds=each.seconds) > start
    ]


def write(playlist: Playlist) -> str:
    """Write a media playlist with every seam between two runs marked, and those that have left it counted."""
    longest = max((segment.seconds for segment in playlist.segments), default=0.0)
    lines = [
        "#EXTM3U",
        "#EXT-X-VERSION:6",
        f"#EXT-X-TARGETDURATION:{round(longest) or 1}",
        f"#EXT-X-MEDIA-SEQUENCE:{playlist.first}",
    ]
    run = playlist.segments[0].run if playlist.segments else 0
    lines += [f"#EXT-X-DISCONTINUITY-SEQUENCE:{run}", "#EXT-X-INDEPENDENT-SEGMENTS"]
    for segment in playlist.segments:
        # A run that made no segment still counts, so that all rungs count alike.
        lines += ["#EXT-X-DISCONTINUITY"] * (segment.run - run)
        run = segment.run
        lines.append(f"#EXTINF:{segment.seconds:.3f},")
        if segment.began_at is not None:
            lines.append(f"#EXT-X-PROGRAM-DATE-TIME:{segment.began_at.isoformat(timespec='milliseconds')}")
        lines.append(segment.name)
    return "\n".join([*lines, *(["#EXT-X-ENDLIST"] if playlist.ended else []), ""])


def _seconds(value: str) -> float | None:
    found = re.match(r"^(\d{1,6}(?:\.\d{1,9})?),?", value, re.ASCII)
    return float(found[1]) if found else None


def _instant(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None
