"""What the acts on a talk share: its row under lock, its permit, its state and its line in the log."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rembuk.institutions.permits import Actor, Permit
from rembuk.kit.refusal import Refused
from rembuk.ledger import actions as ledger
from rembuk.programme import queries
from rembuk.programme.core.talk import UNDO, State, StateRefused, must_allow
from rembuk.programme.models import StateChoice, Talk


class Stale(Refused):
    """Someone else has changed this since the form was opened."""

    words = gettext_lazy(
        "Someone else has changed this in the meantime. Nothing of yours is lost: compare and save again."
    )


class NotNow(Refused):
    """The talk stands where this step does not follow."""

    def __init__(self, current: State) -> None:
        super().__init__(current)
        self.current = current

    def __str__(self) -> str:
        """Say where the talk stands, and that the step does not follow from there."""
        state = StateChoice(self.current.value).label
        return _("The talk's state is now: %(state)s. This step does not follow from there.") % {"state": state}


def opened(talk: Talk, *, by: Actor, permit: Permit) -> Talk:
    """Return the talk's row as it is now, locked until the end of the transaction.

    :raises NotPermitted: unless the actor holds the permit at one of the partners.
    """
    by.must(permit, at=queries.partner_ids(talk.programme_id))
    return Talk.objects.select_for_update(of=("self",)).select_related("programme").get(pk=talk.pk)


def allow(talk: Talk, wanted: State) -> None:
    """Go on only if the talk may come to this state. :raises NotNow: otherwise."""
    try:
        must_allow(State(talk.state), wanted)
    except StateRefused as refusal:
        raise NotNow(refusal.current) from refusal


def move(talk: Talk, wanted: State, **changes: object) -> None:
    """Bring a talk, whose row is locked, to the state that follows. :raises NotNow: if it does not."""
    allow(talk, wanted)
    _set(talk, wanted, changes)


def undo(talk: Talk, wanted: State, **changes: object) -> None:
    """Bring a talk, whose row is locked, back to where a slip led from. :raises NotNow: from elsewhere."""
    if UNDO.get(State(talk.state)) is not wanted:
        raise NotNow(State(talk.state))
    _set(talk, wanted, changes)


def today(talk: Talk, now: datetime) -> date:
    """Return what day it is where the programme is held."""
    return queries.today_at(talk.programme, now)


def record(kind: str, talk: Talk, *, by: Actor, now: datetime, **data: object) -> None:
    """Write an act on a talk into the log."""
    ledger.record(kind, by=by.name, subject=f"programme.talk:{talk.pk}", at=now, data=data)


def _set(talk: Talk, state: State, changes: Mapping[str, object]) -> None:
    talk.state = state.value
    for name, value in changes.items():
        setattr(talk, name, value)
    talk.save(update_fields=["state", *changes])
