"""What has changed about a talk since people learned of it, in words."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext, pgettext

from rembuk.programme.core.agreement import Change, Row, changes
from rembuk.programme.core.talk import Mode
from rembuk.programme.core.whereabouts import Whereabouts, unpacked
from rembuk.programme.models import ModeChoice, Talk
from rembuk.ui.templatetags.ui import clock, day


def whereabouts(talk: Talk) -> Whereabouts:
    """Return when and where a talk takes place. No query."""
    return Whereabouts(
        date=talk.date, starts=talk.starts, ends=talk.ends, mode=Mode(talk.mode), venue=talk.venue
    )


def known_before(talk: Talk, sequence: int | None) -> Whereabouts:
    """Return when and where a talk was to take place before the change with this number. One query.

    Without such a change, as it is.
    """
    found = next((each for each in talk.changes.all() if each.sequence == sequence), None)
    return unpacked(found.before) if found else whereabouts(talk)


def differences(before: Whereabouts, talk: Talk) -> list[Change]:
    """Return what is otherwise than before, line by line, in the language of the moment. No query."""
    return changes(_rows(before), _rows(whereabouts(talk)))


def changed_since_known(talk: Talk) -> list[Change]:
    """Return what is otherwise than when the public first read of the talk. One query.

    The day of a postponed talk is left out: its page says that by itself, with the reason.
    """
    first = talk.changes.first()
    if first is None:
        return []
    before = unpacked(first.before)
    return differences(replace(before, date=talk.date) if talk.postponed_from else before, talk)


def _rows(facts: Whereabouts) -> Iterator[Row]:
    yield Row("date", gettext("Date"), day(facts.date))
    hours = "–".join(clock(each) for each in (facts.starts, facts.ends) if each)
    yield Row("hours", pgettext("of a talk", "Hours"), hours)
    yield Row("mode", gettext("Ways to take part"), str(ModeChoice(facts.mode.value).label))
    yield Row("venue", gettext("Venue"), facts.venue)
