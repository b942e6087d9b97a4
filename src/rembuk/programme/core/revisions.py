"""What one version of a rundown did to the one before: added, removed, moved, and changed field by field."""

from bisect import bisect_left
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Facts = Mapping[str, Any]
"""An item as a version keeps it: its `id`, and what is known of it by field."""


@dataclass(frozen=True, slots=True)
class Revision:
    """What became of one item. Places count from 1; an added item has none before, a removed one none after.

    `is_moved` says that it was taken elsewhere, not that others came or went before it. `fields` are those that
    differ, in the order in which the item has them.
    """

    before: Facts | None
    after: Facts | None
    was_at: int | None
    is_at: int | None
    is_moved: bool = False
    fields: tuple[str, ...] = ()


def revisions(before: Sequence[Facts], after: Sequence[Facts]) -> list[Revision]:
    """Return what differs, in the order of `after`, the removed items at the end."""
    was = {item["id"]: (place, item) for place, item in enumerate(before, start=1)}
    now = {item["id"] for item in after}
    elsewhere = moved([item["id"] for item in before], [item["id"] for item in after])
    found = []
    for place, item in enumerate(after, start=1):
        if item["id"] not in was:
            found.append(Revision(None, item, None, place))
            continue
        was_at, old = was[item["id"]]
        fields = tuple(name for name in item if name != "id" and item[name] != old.get(name))
        is_moved = item["id"] in elsewhere
        if fields or is_moved:
            found.append(Revision(old, item, was_at, place, is_moved, fields))
    gone = [Revision(item, None, place, None) for key, (place, item) in was.items() if key not in now]
    return [*found, *gone]


def moved(before: Sequence[Hashable], after: Sequence[Hashable]) -> set[Hashable]:
    """Return the keys of both orders that were taken elsewhere: as few as explain the new order."""
    was = {key: place for place, key in enumerate(before)}
    both = [key for key in after if key in was]
    stayed = _in_order([was[key] for key in both])
    return {key for key in both if was[key] not in stayed}


def _in_order(places: Sequence[int]) -> set[int]:
    """Return as many places as possible that still follow one another; only the others were moved."""
    ends: list[int] = []
    runs: list[list[int]] = []
    for place in places:
        # The longest run that this place can follow, found by the smallest end of each length.
        length = bisect_left(ends, place)
        run = [*runs[length - 1], place] if length else [place]
        ends[length : length + 1] = [place]
        runs[length : length + 1] = [run]
    return set(runs[-1]) if runs else set()
