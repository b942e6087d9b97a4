"""Composing a talk's rundown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from rembuk.institutions.models import Person
from rembuk.institutions.permits import Actor, Permit
from rembuk.kit.refusal import Refused
from rembuk.programme import queries
from rembuk.programme.actions import agreements, history, lifecycle
from rembuk.programme.core.talk import ItemKind, State
from rembuk.programme.models import Appearance, Item, Talk
from rembuk.programme.queries.follow_up import awaited_before


class ItemHasRun(Refused):
    """An item whose clock was pressed stays where it is."""

    words = _("This item has already begun, so it stays where it is.")


class NoPlaceThere(Refused):
    """The item already is the first or the last."""

    words = _("The item is already at that end of the rundown.")


class TooShort(Refused):
    """An item takes a minute at least."""

    words = _("An item takes at least one minute.")


class NothingAwaited(Refused):
    """Everything that was promised is kept or dropped."""

    words = _("Nothing that was promised is still open.")


class NobodyMayBeTwice(Refused):
    """A person stands on an item once."""

    words = _("A person stands on an item only once.")
    field = "people"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFacts:
    """What is planned of an item. `people` speak in this order; `points` are what they speak about."""

    kind: str
    title: str = ""
    minutes: int | None = None
    moderator: Person | None = None
    people: Sequence[Person] = ()
    points: Sequence[str] = ()
    cue: str = ""


@transaction.atomic
def add_item(*, by: Actor, talk: Talk, facts: ItemFacts, now: datetime) -> Item:
    """Add an item to the end of the rundown.

    :raises NobodyMayBeTwice: as its name says. :raises NotNow: if the talk is cancelled.
    """
    current = _opened(talk, by, now)
    last = current.items.aggregate(last=Max("position"))["last"] or 0
    item = Item(talk=current, position=last + 1)
    _take_over(item, facts)
    _changed(current, by, now)
    _record("rundown.item_added", item, by, now)
    return item


@transaction.atomic
def edit_item(*, by: Actor, item: Item, facts: ItemFacts, version: str, now: datetime) -> Item:
    """Change an item; `version` is that of the item as the actor saw it.

    :raises Stale: if it has changed since. :raises NobodyMayBeTwice: as its name says.
    """
    current = _opened(item.talk, by, now).items.get(pk=item.pk)
    if queries.item_version(current) != version:
        raise lifecycle.Stale
    _take_over(current, facts)
    _changed(current.talk, by, now)
    _record("rundown.item_edited", current, by, now)
    return current


@transaction.atomic
def move_item(*, by: Actor, item: Item, places: int, now: datetime) -> Item:
    """Move an item up (-1) or down (+1) by one place.

    :raises NoPlaceThere: at the end of the rundown. :raises ItemHasRun: if a clock was pressed on either item.
    """
    talk = _opened(item.talk, by, now)
    current = talk.items.get(pk=item.pk)
    beyond = (
        talk.items.filter(position__lt=current.position).last()
        if places < 0
        else talk.items.filter(position__gt=current.position).first()
    )
    if beyond is None:
        raise NoPlaceThere
    if current.opened_at is not None or beyond.opened_at is not None:
        raise ItemHasRun
    current.position, beyond.position = beyond.position, current.position
    current.save(update_fields=["position"])
    beyond.save(update_fields=["position"])
    _changed(talk, by, now)
    _record("rundown.item_moved", current, by, now)
    return current


@transaction.atomic
def remove_item(*, by: Actor, item: Item, now: datetime) -> None:
    """Take an item off the rundown. :raises ItemHasRun: if its clock was pressed."""
    talk = _opened(item.talk, by, now)
    current = talk.items.get(pk=item.pk)
    if current.opened_at is not None:
        raise ItemHasRun
    _record("rundown.item_removed", current, by, now)
    position = current.position
    current.delete()
    talk.items.filter(position__gt=position).update(position=F("position") - 1)
    _changed(talk, by, now)


@transaction.atomic
def open_with_promises(*, by: Actor, talk: Talk, now: datetime) -> Item:
    """Let the rundown open with what was promised before and is not kept yet; pressed again, renew it.

    :raises NothingAwaited: if nothing is. :raises ItemHasRun: once the first clock was pressed.
    """
    current = _opened(talk, by, now)
    points = [f"{each.text} ({each.institution.name})" for each in awaited_before(current)]
    if not points:
        raise NothingAwaited
    first = current.items.first()
    if first is not None and first.opened_at is not None:
        raise ItemHasRun
    with override("id"):
        title = gettext("What became of the commitments")
    if first is None or first.title != title:
        # From the last on, so that no two items share a place on the way.
        for item in current.items.order_by("-position"):
            item.position += 1
            item.save(update_fields=["position"])
        first = Item(talk=current, position=1, kind=ItemKind.REMARKS.value, title=title, minutes=10)
    first.points = points
    first.save()
    _changed(current, by, now)
    _record("rundown.opened_with_promises", first, by, now)
    return first


@transaction.atomic
def stretch_item(*, by: Actor, item: Item, minutes: int, now: datetime) -> Item:
    """Make an item longer or, below zero, shorter by some minutes; what follows moves with it.

    :raises TooShort: if less than a minute would be left. :raises NotNow: if the talk is cancelled.
    """
    talk = _opened(item.talk, by, now)
    current = talk.items.get(pk=item.pk)
    wanted = (current.minutes or 0) + minutes
    if wanted < 1:
        raise TooShort
    current.minutes = wanted
    current.save(update_fields=["minutes"])
    _changed(talk, by, now)
    _record("rundown.item_stretched", current, by, now)
    return current


def _changed(talk: Talk, by: Actor, now: datetime) -> None:
    """Keep the rundown as a version, and let the bodies' agreements follow from it."""
    history.keep(talk, by=by, now=now)
    agreements.settle(talk, now=now)


def _opened(talk: Talk, by: Actor, now: datetime) -> Talk:
    current = lifecycle.opened(talk, by=by, permit=Permit.PLAN_TALK)
    if State(current.state) is State.CANCELLED:
        raise lifecycle.NotNow(State.CANCELLED)
    history.begin(current, by=by, now=now)
    return current


def _take_over(item: Item, facts: ItemFacts) -> None:
    if len({person.pk for person in facts.people}) < len(facts.people):
        raise NobodyMayBeTwice
    item.kind = facts.kind
    item.title = facts.title
    item.minutes = facts.minutes
    item.moderator = facts.moderator
    item.points = list(facts.points)
    item.cue = facts.cue
    item.save()
    item.appearances.all().delete()
    Appearance.objects.bulk_create(
        Appearance(item=item, person=person, position=position)
        for position, person in enumerate(facts.people, start=1)
    )


def _record(kind: str, item: Item, by: Actor, now: datetime) -> None:
    lifecycle.record(
        kind,
        item.talk,
        by=by,
        now=now,
        item=item.pk,
        position=item.position,
        version=queries.item_version(item),
    )
