"""Taking a TOML table apart, key by key: each value has its type and its bounds, and no key is left over."""

import difflib
import re
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime, time
from typing import TypeVar

from rembuk.programme.core.talkfile.document import BadFile

T = TypeVar("T")

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Line breaks are no more welcome than other control characters: every value is printed on a line of its own.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class Table:
    """One table of the file and its place in it, such as `talks[2].rundown[1]`; lists count from one."""

    def __init__(self, value: object, place: str) -> None:
        if not isinstance(value, Mapping):
            raise BadFile(place, "must be a table")
        self._left = dict(value)
        self._known: list[str] = []
        self._place = place

    def place(self, key: str) -> str:
        """Return the place of a key of this table."""
        return f"{self._place}.{key}" if self._place else key

    def optional(self, key: str, read: Callable[[object, str], T], default: T) -> T:
        """Take a value out, or the default where the key is absent."""
        self._known.append(key)
        return read(self._left.pop(key), self.place(key)) if key in self._left else default

    def required(self, key: str, read: Callable[[object, str], T]) -> T:
        """Take a value out. :raises BadFile: if the key is absent."""
        if key not in self._left:
            raise BadFile(self.place(key), "is missing")
        self._known.append(key)
        return read(self._left.pop(key), self.place(key))

    def finish(self) -> None:
        """Refuse what is left. :raises BadFile: naming the key, and the one that was probably meant."""
        for key in self._left:
            near = difflib.get_close_matches(str(key), self._known, n=1)
            raise BadFile(self.place(str(key)), f"unknown key{f', did you mean “{near[0]}”?' if near else ''}")


def text(limit: int) -> Callable[[object, str], str]:
    """Read a line of 1 to `limit` characters."""

    def read(value: object, place: str) -> str:
        if not isinstance(value, str):
            raise BadFile(place, "must be text in quotes")
        if not value.strip():
            raise BadFile(place, "is empty")
        if len(value) > limit:
            raise BadFile(place, f"has {len(value)} characters; at most {limit} fit")
        if _CONTROL.search(value):
            raise BadFile(place, "holds a line break or another invisible control character")
        return value.strip()

    return read


def slug(value: object, place: str) -> str:
    """Read a key: lower-case letters, digits and single hyphens."""
    word = text(50)(value, place)
    if not _SLUG.fullmatch(word):
        raise BadFile(place, f"“{word}” must be lower-case letters and digits, joined by hyphens")
    return word


def choice(words: Collection[str]) -> Callable[[object, str], str]:
    """Read one of the words."""

    def read(value: object, place: str) -> str:
        if value not in words:
            raise BadFile(place, f"“{value}” is none of: {', '.join(words)}")
        return str(value)

    return read


def number(least: int, most: int) -> Callable[[object, str], int]:
    """Read a whole number within bounds, both included."""

    def read(value: object, place: str) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise BadFile(place, f"must be a whole number from {least} to {most}")
        return value

    return read


def flag(value: object, place: str) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        raise BadFile(place, "must be true or false")
    return value


def day(value: object, place: str) -> date:
    """Read a date without an hour."""
    if not isinstance(value, date) or isinstance(value, datetime):
        raise BadFile(place, "must be a date without quotes, such as 2021-06-30")
    return value


def clock(value: object, place: str) -> time:
    """Read a local time of day, to the second."""
    if not isinstance(value, time):
        raise BadFile(place, "must be a time without quotes, such as 13:30:00")
    return value.replace(microsecond=0)


def instant(value: object, place: str) -> datetime:
    """Read a moment with its offset from UTC."""
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise BadFile(place, "must be a moment with its offset, such as 2021-06-30T13:30:00+07:00")
    return value


def many(read: Callable[[object, str], T]) -> Callable[[object, str], tuple[T, ...]]:
    """Read a list, each member by `read`."""

    def read_all(value: object, place: str) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise BadFile(place, "must be a list")
        return tuple(read(member, f"{place}[{count}]") for count, member in enumerate(value, start=1))

    return read_all


def distinct(read: Callable[[object, str], T]) -> Callable[[object, str], tuple[T, ...]]:
    """Read a list whose members differ."""

    def read_all(value: object, place: str) -> tuple[T, ...]:
        members = many(read)(value, place)
        for count, member in enumerate(members):
            if member in members[:count]:
                raise BadFile(f"{place}[{count + 1}]", f"“{member}” stands here twice")
        return members

    return read_all
