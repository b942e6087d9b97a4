"""Chapters of a recording: read from a list as video sites have it, written for players and podcasts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rembuk.record.core.captions import LONGEST, Cue, clock, vtt

_LINE = re.compile(r"^[\s\[(*•-]*((?:\d{1,2}:)?\d{1,2}:\d{2})[\])]*[\s:–—|-]*(\S.*)$")


class NoChapters(Exception):
    """The text holds no line that begins with a time."""


class ChapterUnreadable(Exception):
    """A line with words has no time, or none that follows the one before. `line` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a recording: when it begins, in milliseconds, and what it is called."""

    at: int
    title: str


def read(text: str) -> list[Chapter]:
    """Return the chapters of a list, one a line: "12:30 Title".

    Text before the first time is a video's description and is passed over.

    :raises NoChapters: if no line begins with a time.
    :raises ChapterUnreadable: if a later line does not, or goes back in time.
    """
    chapters: list[Chapter] = []
    for number, line in enumerate(text.replace("\x00", "").splitlines(), start=1):
        found = _LINE.match(line)
        if found is None:
            if chapters and line.strip():
                raise ChapterUnreadable(number)
            continue
        at = _milliseconds(found[1])
        if at > LONGEST or (chapters and at <= chapters[-1].at):
            raise ChapterUnreadable(number)
        chapters.append(Chapter(at, found[2].strip()[:200]))
    if not chapters:
        raise NoChapters
    return chapters


def listed(chapters: Sequence[Chapter], *, opening: str) -> str:
    """Return chapters as a video's description has them; such a list must begin at 0:00, with `opening`."""
    whole = [*([] if chapters and chapters[0].at < 1000 else [Chapter(0, opening)]), *chapters]
    return "".join(f"{clock(chapter.at)} {chapter.title}\n" for chapter in whole)


def podcast(chapters: Sequence[Chapter]) -> dict[str, object]:
    """Return chapters in the JSON form of Podcasting 2.0, version 1.2.0; times in seconds."""
    return {
        "version": "1.2.0",
        "chapters": [{"startTime": chapter.at / 1000, "title": chapter.title} for chapter in chapters],
    }


def track(chapters: Sequence[Chapter], *, ends: int) -> str:
    """Return chapters as the WebVTT track of a player; the last one `ends` then, in milliseconds."""
    stops = [chapter.at for chapter in chapters[1:]] + [ends]
    return vtt(
        Cue(chapter.at, max(stop, chapter.at + 1), "", chapter.title)
        for chapter, stop in zip(chapters, stops, strict=True)
    )


def _milliseconds(text: str) -> int:
    seconds = 0
    for part in text.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds * 1000
