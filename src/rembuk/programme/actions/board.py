"""Working on the board: accepting a proposed day, and swapping the hosts of two talks."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rembuk.institutions.permits import Actor, Permit
from rembuk.kit.refusal import Refused
from rembuk.programme import queries
from rembuk.programme.actions import agreements, lifecycle
from rembuk.programme.actions.talks import TalkFacts, add_talk
from rembuk.programme.core.talk import State
from rembuk.programme.models import Programme, Talk
from rembuk.programme.queries.board import SWAPPABLE


class DayTaken(Refused):
    """Another talk of the programme is planned on that day."""

    words = _("A talk is planned on this day already. Someone may have been faster.")


class DayIsOff(Refused):
    """No talk is held on that day."""

    words = _("No talk is held on this day. See the table of days without a talk.")


class NothingToSwap(Refused):
    """Hosts are swapped between two talks of one programme with two hosts."""

    words = _("Hosts are swapped between two planned talks with different hosts.")


@transaction.atomic
def accept_proposal(*, by: Actor, programme: Programme, facts: TalkFacts, now: datetime) -> Talk:
    """Plan a talk on a proposed day, with the hours of the last one.

    :raises DayTaken, DayIsOff: as their names say. :raises HostIsNoPartner, HallHasNoName: as `add_talk` does.
    """
    by.must(Permit.PLAN_TALK, at=queries.partner_ids(programme.pk))
    current = Programme.objects.select_for_update().get(pk=programme.pk)
    planned = current.talks.exclude(state=State.CANCELLED.value)
    if planned.filter(date=facts.date).exists():
        raise DayTaken
    if current.days_off.filter(starts__lte=facts.date, ends__gte=facts.date).exists():
        raise DayIsOff
    last = planned.order_by("-date", "-number").first()
    if last is not None:
        facts = replace(facts, starts=last.starts, ends=last.ends, tags=last.tags, dateline=last.dateline)
    return add_talk(by=by, programme=current, facts=facts, now=now)


@transaction.atomic
def swap_hosts(*, by: Actor, talk: Talk, other: Talk, now: datetime) -> None:
    """Let two planned talks of a programme change hosts, and with them the halls.

    :raises NothingToSwap: if they have the same host or programme apart. :raises NotNow: if one is announced.
    """
    # In one order whoever asks, so that two who swap at once wait for each other.
    first, second = sorted((talk, other), key=lambda each: each.pk)
    first = lifecycle.opened(first, by=by, permit=Permit.PLAN_TALK)
    second = lifecycle.opened(second, by=by, permit=Permit.PLAN_TALK)
    if first.programme_id != second.programme_id or first.host_id == second.host_id:
        raise NothingToSwap
    for each in (first, second):
        if State(each.state) not in SWAPPABLE:
            raise lifecycle.NotNow(State(each.state))
    first.host_id, second.host_id = second.host_id, first.host_id
    if first.venue and second.venue:
        first.venue, second.venue = second.venue, first.venue
    for each, partner in ((first, second), (second, first)):
        each.save(update_fields=["host", "venue"])
        agreements.settle(each, now=now)
        lifecycle.record("talk.host_swapped", each, by=by, now=now, host=each.host_id, other=partner.pk)
