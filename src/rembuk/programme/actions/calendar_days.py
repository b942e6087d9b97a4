"""Keeping the days on which a programme holds no talk."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from rembuk.institutions.permits import Actor, Permit
from rembuk.kit.refusal import Refused
from rembuk.ledger import actions as ledger
from rembuk.programme import queries
from rembuk.programme.core.decrees import days_off
from rembuk.programme.models import DayOff, Programme


class DayKnown(Refused):
    """The day stands in the table already."""

    words = _("This day is in the table already, by the same name.")
    field = "starts"


class PeriodEndsBefore(Refused):
    """A period ends before it starts."""

    words = _("The last day is before the first.")
    field = "ends"


class YearUnknown(Refused):
    """No holidays are known of the year."""

    words = _("The holidays of this year are not known. Enter them by hand.")


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOffFacts:
    """A day or a period without a talk; without `ends` it is one day."""

    starts: date
    kind: str
    name: str
    ends: date | None = None
    is_estimate: bool = False


@transaction.atomic
def add_day_off(*, by: Actor, programme: Programme, facts: DayOffFacts, now: datetime) -> DayOff:
    """Enter a day or a period on which no talk is held. :raises DayKnown, PeriodEndsBefore: as named."""
    by.must(Permit.PLAN_TALK, at=queries.partner_ids(programme.pk))
    ends = facts.ends or facts.starts
    if ends < facts.starts:
        raise PeriodEndsBefore
    try:
        with transaction.atomic():
            made = DayOff.objects.create(
                programme=programme,
                starts=facts.starts,
                ends=ends,
                kind=facts.kind,
                name=facts.name,
                is_estimate=facts.is_estimate,
            )
    except IntegrityError as known:
        raise DayKnown from known
    _record("days.added", by, programme, now, starts=facts.starts.isoformat(), ends=ends.isoformat())
    return made


@transaction.atomic
def confirm_day_off(*, by: Actor, day: DayOff, now: datetime) -> None:
    """Say that an estimated day is certain."""
    by.must(Permit.PLAN_TALK, at=queries.partner_ids(day.programme_id))
    DayOff.objects.filter(pk=day.pk).update(is_estimate=False)
    _record("days.confirmed", by, day.programme, now, starts=day.starts.isoformat())


@transaction.atomic
def remove_day_off(*, by: Actor, day: DayOff, now: datetime) -> None:
    """Take a day off the table, so that talks can be held on it."""
    by.must(Permit.PLAN_TALK, at=queries.partner_ids(day.programme_id))
    _record("days.removed", by, day.programme, now, starts=day.starts.isoformat())
    day.delete()


@transaction.atomic
def take_over_year(*, by: Actor, programme: Programme, year: int, now: datetime) -> int:
    """Enter the public holidays and leave days of a year; what is there stays. Return how many are new.

    :raises YearUnknown: if the library knows nothing of that year.
    """
    by.must(Permit.PLAN_TALK, at=queries.partner_ids(programme.pk))
    new = enter_year(programme, year)
    _record("days.taken_over", by, programme, now, year=year, new=new)
    return new


def enter_year(programme: Programme, year: int) -> int:
    """Enter the days of a year within the transaction of an act. :raises YearUnknown: as `take_over_year`."""
    known = set(programme.days_off.values_list("starts", "name"))
    found = list(days_off(year))
    if not found:
        raise YearUnknown
    made = DayOff.objects.bulk_create(
        DayOff(
            programme=programme,
            starts=off.starts,
            ends=off.ends,
            kind=off.kind.value,
            name=off.name,
            is_estimate=off.is_estimate,
        )
        for off in found
        if (off.starts, off.name) not in known
    )
    return len(made)


def _record(kind: str, by: Actor, programme: Programme, now: datetime, **data: object) -> None:
    ledger.record(kind, by=by.name, subject=f"programme.programme:{programme.pk}", at=now, data=data)
