"""Captions from and to files: WebVTT and SRT in, WebVTT and plain text out."""

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from io import StringIO
from itertools import pairwise

import webvtt

LONGEST = 24 * 3_600_000
"""No talk lasts a day: a later time is a slip. In milliseconds."""

_TIME = r"(?:\d{1,2}:)?[0-5]?\d:[0-5]?\d[.,]\d{1,3}"
_TIMING = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}")
# Of a time that is broken, or of one with a single dash; "2019 -> 2024" is words.
_ARROW = re.compile(r"-->|\d:\d[\d:.,]*\s*->\s*\d+:\d")
_SPEAKER = re.compile(r"^(?:>>\s*|-\s+)?([^:\n]{2,80}):\s+(?=\S)")
_ROLLING = 100
"""Rolling captions show the line before once more, at most this many milliseconds after it."""


class Fault(StrEnum):
    """Why a file of captions cannot be taken."""

    NO_CAPTIONS = "no captions"
    TIME = "time"
    BACKWARDS = "backwards"
    TOO_LATE = "too late"


class Unreadable(Exception):
    """The file cannot be taken whole, so nothing of it is. `line` counts from 1; 0 means the file as such."""

    def __init__(self, fault: Fault, line: int = 0) -> None:
        super().__init__(f"{fault} in line {line}")
        self.fault = fault
        self.line = line


@dataclass(frozen=True, slots=True)
class Cue:
    """A caption: from when to when, in milliseconds, who spoke as the file names them, and the words."""

    starts: int
    ends: int
    speaker: str
    text: str


def read(source: str) -> list[Cue]:
    """Return the captions of a WebVTT or SRT file in the order of their times.

    Captions out of order are sorted, empty ones and those that a rolling display shows twice are dropped.

    :raises Unreadable: if a caption's time cannot be read or runs backwards, or there is no caption at all.
    """
    text = source.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    _must_be_whole(text)
    found = _parsed(text)
    if not found:
        raise Unreadable(Fault.NO_CAPTIONS)
    cues = sorted(_cues(found, text), key=lambda cue: (cue.starts, cue.ends))
    return _without_rolling(cues)


def vtt(cues: Iterable[Cue], *, note: str = "") -> str:
    """Return captions as WebVTT, each with its speaker as a voice."""
    document = webvtt.WebVTT()
    for cue in cues:
        voice = _voice(cue.speaker) if cue.speaker else ""
        document.captions.append(
            webvtt.Caption(_stamp(cue.starts), _stamp(cue.ends), voice + _escaped(cue.text))
        )
    content = str(document.content)
    return content.replace("WEBVTT", f"WEBVTT - {note}", 1) if note else content


def txt(cues: Iterable[Cue]) -> str:
    """Return captions as a text to read: a paragraph a speaker, with the time at which it begins."""
    paragraphs: list[tuple[str, int, list[str]]] = []
    for cue in cues:
        if not paragraphs or paragraphs[-1][0] != cue.speaker:
            paragraphs.append((cue.speaker, cue.starts, []))
        paragraphs[-1][2].append(" ".join(cue.text.split()))
    return "\n\n".join(
        f"[{clock(starts)}]{f' {speaker}:' if speaker else ''} {' '.join(words)}"
        for speaker, starts, words in paragraphs
    ) + ("\n" if paragraphs else "")


def attributed(cue: Cue, names: Iterable[str]) -> Cue:
    """Return the caption with its speaker taken out of "Name: words", where the name is one of these."""
    if cue.speaker:
        return cue
    said = _SPEAKER.match(cue.text)
    if said is None or said[1].strip().casefold() not in {name.casefold() for name in names}:
        return cue
    return replace(cue, speaker=said[1].strip(), text=cue.text[said.end() :].strip())


def clock(milliseconds: int) -> str:
    """Return a time of a recording as people write it: "4:05", "1:02:03"."""
    seconds = milliseconds // 1000
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"


def _must_be_whole(text: str) -> None:
    """Find the first time that cannot be read: the library would pass over its caption without a word."""
    for number, line in enumerate(text.split("\n"), start=1):
        if _ARROW.search(line) and not _TIMING.match(line) and not line.startswith("NOTE"):
            raise Unreadable(Fault.TIME, number)


def _parsed(text: str) -> Sequence[webvtt.Caption]:
    kind = "vtt" if text.lstrip().startswith("WEBVTT") else "srt"
    try:
        return list(webvtt.from_buffer(StringIO(text.lstrip()), format=kind).captions)
    except webvtt.errors.MalformedCaptionError as problem:
        raise Unreadable(Fault.TIME) from problem
    except webvtt.errors.MalformedFileError as problem:
        raise Unreadable(Fault.NO_CAPTIONS) from problem


def _cues(found: Sequence[webvtt.Caption], text: str) -> list[Cue]:
    times = [number for number, line in enumerate(text.split("\n"), start=1) if _TIMING.match(line)]
    if len(times) != len(found):
        # A time that no caption bears: say where, rather than lose its words.
        raise Unreadable(Fault.TIME, times[len(found)] if len(found) < len(times) else 0)
    cues = []
    for line, caption in zip(times, found, strict=True):
        starts, ends = _milliseconds(caption.start), _milliseconds(caption.end)
        if ends < starts:
            raise Unreadable(Fault.BACKWARDS, line)
        if ends > LONGEST:
            raise Unreadable(Fault.TOO_LATE, line)
        words = "\n".join(part.strip() for part in html.unescape(caption.text).split("\n") if part.strip())
        cues.append(Cue(starts, ends, html.unescape(getattr(caption, "voice", None) or "").strip(), words))
    return [cue for cue in cues if cue.text]


def _without_rolling(cues: Sequence[Cue]) -> list[Cue]:
    """Take out the lines that automatic captions repeat while they roll up."""
    kept = list(cues[:1])
    for before, cue in pairwise(cues):
        lines, shown = cue.text.split("\n"), before.text.split("\n")
        if cue.starts - before.ends <= _ROLLING and lines[0] == shown[-1] and cue.speaker == before.speaker:
            lines = lines[1:]
        if lines:
            kept.append(replace(cue, text="\n".join(lines)))
    return kept


def _milliseconds(stamp: str) -> int:
    hours, minutes, seconds = stamp.split(":")
    return (int(hours) * 60 + int(minutes)) * 60_000 + round(float(seconds) * 1000)


def _stamp(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def _voice(speaker: str) -> str:
    # A dash before the end of the tag would look like the arrow of a time.
    return f"<v {re.sub('-$', '&#45;', _escaped(speaker))}>"


def _escaped(text: str) -> str:
    lines = "\n".join(line for line in text.split("\n") if line.strip())
    return html.escape(lines, quote=False)
