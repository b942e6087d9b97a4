"""Founding a programme and keeping its agreement up to date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from rembuk.institutions.models import Institution
from rembuk.institutions.permits import Actor, Permit
from rembuk.kit.refusal import Refused
from rembuk.ledger import actions as ledger
from rembuk.programme import queries
from rembuk.programme.actions import lifecycle
from rembuk.programme.actions.calendar_days import enter_year
from rembuk.programme.core import cadence
from rembuk.programme.core.talk import Mode
from rembuk.programme.models import Partner, Programme


class TooFewPartners(Refused):
    """A programme is held by two bodies or more."""

    words = _("A programme is held jointly. Choose at least two bodies.")
    field = "partners"


class PartnerHosts(Refused):
    """A body that hosts a talk cannot leave the programme."""

    words = _("One of the bodies you took out hosts a talk of this programme.")
    field = "partners"


class NoMode(Refused):
    """A programme says how people take part."""

    words = _("Choose at least one way to take part.")
    field = "modes"


class SlugTaken(Refused):
    """Another programme has this address."""

    words = _("Another programme already has this address. Choose another one.")
    field = "slug"


class CadenceUnreadable(Refused):
    """The cadence is not a recurrence rule by whole days."""

    words = _("This rhythm cannot be read. Write for example FREQ=WEEKLY;INTERVAL=2 for every two weeks.")
    field = "cadence"


class CadenceNeverHappens(Refused):
    """The cadence can be read, but no day fits it."""

    words = _("No day ever fits this rhythm. Write for example FREQ=WEEKLY;INTERVAL=2 for every two weeks.")
    field = "cadence"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeFacts:
    """What the partners agree on. `formulated_on` is the day of the agreement."""

    name: str
    purpose: str
    partners: Sequence[Institution]
    modes: Sequence[str] = tuple(mode.value for mode in Mode)
    formulated_on: date | None = None
    cadence: str = ""
    open_to_others: bool = False


@transaction.atomic
def found_programme(*, by: Actor, slug: str, facts: ProgrammeFacts, now: datetime) -> Programme:
    """Found a programme of several bodies, one of which the actor acts for; enter two years' public holidays.

    :raises TooFewPartners, NoMode, SlugTaken, CadenceUnreadable, CadenceNeverHappens: as their names say.
    """
    by.must(Permit.FOUND_PROGRAMME, at=[body.pk for body in facts.partners])
    programme = Programme(slug=slug)
    _check(facts, since=queries.today_at(programme, now))
    _take_over(programme, facts)
    try:
        with transaction.atomic():
            programme.save(force_insert=True)
    except IntegrityError as taken:
        raise SlugTaken from taken
    _set_partners(programme, facts.partners)
    today = queries.today_at(programme, now)
    for year in (today.year, today.year + 1):
        enter_year(programme, year)
    _record("programme.founded", by, programme, now)
    return programme


@transaction.atomic
def edit_programme(
    *, by: Actor, programme: Programme, facts: ProgrammeFacts, version: str, now: datetime
) -> Programme:
    """Change what was agreed; `version` is that of the programme as the actor saw it.

    :raises Stale: if it has changed since.
    :raises TooFewPartners, PartnerHosts, NoMode, CadenceUnreadable, CadenceNeverHappens: as their names say.
    """
    by.must(Permit.FOUND_PROGRAMME, at=queries.partner_ids(programme.pk))
    current = Programme.objects.select_for_update().get(pk=programme.pk)
    if queries.programme_version(current) != version:
        raise lifecycle.Stale
    _check(facts, since=queries.today_at(current, now))
    if current.talks.exclude(host__in=[body.pk for body in facts.partners]).exists():
        raise PartnerHosts
    _take_over(current, facts)
    current.save()
    _set_partners(current, facts.partners)
    _record("programme.edited", by, current, now)
    return current


def _check(facts: ProgrammeFacts, *, since: date) -> None:
    if len({body.pk for body in facts.partners}) < 2:
        raise TooFewPartners
    if not facts.modes:
        raise NoMode
    if not facts.cadence:
        return
    try:
        cadence.check(facts.cadence, since=facts.formulated_on or since)
    except cadence.UnreadableRule as problem:
        raise CadenceUnreadable from problem
    except cadence.NeverHappens as problem:
        raise CadenceNeverHappens from problem


def _take_over(programme: Programme, facts: ProgrammeFacts) -> None:
    programme.name = facts.name
    programme.purpose = facts.purpose
    programme.modes = list(facts.modes)
    programme.formulated_on = facts.formulated_on
    programme.cadence = facts.cadence
    programme.open_to_others = facts.open_to_others


def _set_partners(programme: Programme, partners: Sequence[Institution]) -> None:
    programme.partnerships.all().delete()
    Partner.objects.bulk_create(
        Partner(programme=programme, institution=body, position=position)
        for position, body in enumerate(partners, start=1)
    )


def _record(kind: str, by: Actor, programme: Programme, now: datetime) -> None:
    data = {"version": queries.programme_version(programme), "partners": queries.partner_ids(programme.pk)}
    ledger.record(kind, by=by.name, subject=f"programme.programme:{programme.pk}", at=now, data=data)
