"""When and where a talk takes place: what whoever wants to come must know, and be told of when it changes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time

from rembuk.programme.core.seats import Place
from rembuk.programme.core.talk import Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Day, hours by the programme's clock, way to take part, and venue."""

    date: date
    starts: time | None
    ends: time | None
    mode: Mode
    venue: str

    def packed(self) -> dict[str, str]:
        """Return the facts as plain text, to be kept; an hour that is not set is empty."""
        return {
            "date": self.date.isoformat(),
            "starts": self.starts.isoformat() if self.starts else "",
            "ends": self.ends.isoformat() if self.ends else "",
            "mode": self.mode.value,
            "venue": self.venue,
        }


def unpacked(kept: Mapping[str, str]) -> Whereabouts:
    """Return the facts that `packed` made plain."""
    return Whereabouts(
        date=date.fromisoformat(kept["date"]),
        starts=time.fromisoformat(kept["starts"]) if kept["starts"] else None,
        ends=time.fromisoformat(kept["ends"]) if kept["ends"] else None,
        mode=Mode(kept["mode"]),
        venue=kept["venue"],
    )


def concerns(before: Whereabouts, now: Whereabouts, place: Place) -> bool:
    """Say whether a change matters to someone at this place: who follows online needs no venue."""
    if place is Place.ONLINE:
        before, now = replace(before, venue=""), replace(now, venue="")
    return before != now
