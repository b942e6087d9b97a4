"""Running a talk: its start, its steps from item to item, its close, and the undoing of each."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rembuk.institutions.permits import Actor, Permit
from rembuk.kit.refusal import Refused
from rembuk.programme.actions import lifecycle
from rembuk.programme.core.talk import State
from rembuk.programme.models import Item, Talk


class NothingToOpen(Refused):
    """A talk without items has no clock to run."""

    words = _("The rundown has no item yet. Add one before you start.")


class ItemNotRunning(Refused):
    """The item is not the one that is running now: someone else was faster."""

    words = _("The clock has already moved on. Someone may have pressed the button before you.")


class ItemHasNoLength(Refused):
    """An item that was planned without minutes has none to give or take."""

    words = _("This item has no length, so there are no minutes to give or take.")


class LastItem(Refused):
    """There is no item to step to."""

    words = _("This is the last item. Close the talk when it ends.")


@transaction.atomic
def start(*, by: Actor, talk: Talk, now: datetime) -> Talk:
    """Open the talk and its first item. :raises NothingToOpen: if empty. :raises NotNow: unless announced."""
    current = lifecycle.opened(talk, by=by, permit=Permit.RUN_TALK)
    lifecycle.allow(current, State.LIVE)
    first = current.items.first()
    if first is None:
        raise NothingToOpen
    lifecycle.move(current, State.LIVE, started_at=now, closed_at=None)
    current.items.update(opened_at=None, closed_at=None)
    _open(first, now)
    lifecycle.record("talk.started", current, by=by, now=now, item=first.pk)
    return current


@transaction.atomic
def step(*, by: Actor, running: Item, now: datetime) -> Item:
    """Close the item that the actor sees running, open the next one and return it.

    :raises ItemNotRunning: if that item is no longer the running one. :raises LastItem: if none follows.
    """
    talk = _live(running.talk, by)
    _close(running, now)
    following = talk.items.filter(position__gt=running.position, opened_at=None).first()
    if following is None:
        raise LastItem
    _open(following, now)
    lifecycle.record("talk.stepped", talk, by=by, now=now, item=following.pk)
    return following


@transaction.atomic
def step_back(*, by: Actor, running: Item, now: datetime) -> Item | None:
    """Undo the last step: the item before runs on as if it had not been closed; return it.

    On the first item this undoes the start: the talk is announced again, and None is returned.

    :raises ItemNotRunning: if that item is no longer the running one.
    """
    talk = _live(running.talk, by)
    if not _running(running).update(opened_at=None):
        raise ItemNotRunning
    earlier = talk.items.filter(opened_at__isnull=False).last()
    if earlier is None:
        lifecycle.undo(talk, State.ANNOUNCED, started_at=None)
    else:
        earlier.closed_at = None
        earlier.save(update_fields=["closed_at"])
    lifecycle.record("talk.stepped_back", talk, by=by, now=now, item=earlier.pk if earlier else None)
    return earlier


@transaction.atomic
def stretch_running(*, by: Actor, running: Item, minutes: int, now: datetime) -> Item:
    """Give the running item more minutes, or take some; what follows shifts. At least one minute stays.

    :raises ItemNotRunning: if that item is no longer the running one. :raises ItemHasNoLength: if it has none.
    """
    talk = _live(running.talk, by)
    current = _running(running).first()
    if current is None:
        raise ItemNotRunning
    if current.minutes is None:
        raise ItemHasNoLength
    current.minutes = max(1, min(600, current.minutes + minutes))
    current.save(update_fields=["minutes"])
    lifecycle.record("talk.stretched", talk, by=by, now=now, item=current.pk, minutes=current.minutes)
    return current


@transaction.atomic
def close(*, by: Actor, talk: Talk, now: datetime) -> Talk:
    """Close the running item and with it the talk. :raises NotNow: unless it is live."""
    current = _live(talk, by)
    lifecycle.move(current, State.HELD, closed_at=now)
    current.items.filter(opened_at__isnull=False, closed_at=None).update(closed_at=now)
    lifecycle.record("talk.held", current, by=by, now=now, afterwards=False)
    return current


@transaction.atomic
def reopen(*, by: Actor, talk: Talk, now: datetime) -> Talk:
    """Undo the close: the item that was running runs on. :raises NotNow: unless it was closed by the clock."""
    current = lifecycle.opened(talk, by=by, permit=Permit.RUN_TALK)
    last = current.items.filter(opened_at__isnull=False).last()
    if last is None:
        raise lifecycle.NotNow(State(current.state))
    lifecycle.undo(current, State.LIVE, closed_at=None)
    last.closed_at = None
    last.save(update_fields=["closed_at"])
    lifecycle.record("talk.reopened", current, by=by, now=now, item=last.pk)
    return current


def _live(talk: Talk, by: Actor) -> Talk:
    current = lifecycle.opened(talk, by=by, permit=Permit.RUN_TALK)
    if State(current.state) is not State.LIVE:
        raise lifecycle.NotNow(State(current.state))
    return current


def _running(item: Item) -> QuerySet[Item]:
    return Item.objects.filter(pk=item.pk, opened_at__isnull=False, closed_at=None)


def _open(item: Item, now: datetime) -> None:
    item.opened_at = now
    item.closed_at = None
    item.save(update_fields=["opened_at", "closed_at"])


def _close(item: Item, now: datetime) -> None:
    if not _running(item).update(closed_at=now):
        raise ItemNotRunning
