"""The versions of a rundown: kept by every act on it, and gone back to."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from rembuk.institutions.models import Person
from rembuk.institutions.permits import Actor, Permit
from rembuk.institutions.queries import account_behind
from rembuk.kit.refusal import Refused
from rembuk.programme.actions import agreements, lifecycle
from rembuk.programme.core.talk import ItemKind, State
from rembuk.programme.models import Appearance, Item, RundownTemplate, RundownVersion, Talk
from rembuk.programme.queries.rundowns import TEMPLATE_FACTS, read_rundown


class RundownHasRun(Refused):
    """The clock was pressed on an item, so the rundown is not replaced as a whole."""

    words = _("The talk has begun, so its rundown is not replaced any more.")


class RundownNotEmpty(Refused):
    """A template fills an empty rundown only."""

    words = _("The rundown is not empty. Take its items off before you begin with the template.")


class NothingToKeep(Refused):
    """An empty rundown makes no template."""

    words = _("The rundown is empty, so there is nothing to keep as a template.")


def begin(talk: Talk, *, by: Actor, now: datetime) -> None:
    """Keep what stood there before the first act that is kept, such as a rundown from a file."""
    if not talk.rundown_versions.exists() and talk.items.exists():
        keep(talk, by=by, now=now)


def keep(talk: Talk, *, by: Actor, now: datetime) -> None:
    """Keep the rundown as it is now, within the transaction of an act that changed it."""
    last = talk.rundown_versions.aggregate(last=Max("number"))["last"] or 0
    RundownVersion.objects.create(
        talk=talk, number=last + 1, at=now, account=account_behind(by), items=read_rundown(talk)
    )


@transaction.atomic
def go_back(*, by: Actor, version: RundownVersion, now: datetime) -> Talk:
    """Put a rundown back as it was in a version; what it was until now stays a version too.

    :raises RundownHasRun: once a clock was pressed. :raises NotNow: if the talk is cancelled.
    """
    talk = _opened(by, version.talk, now)
    talk.items.exclude(pk__in=[kept["id"] for kept in version.items]).delete()
    _fill(talk, version.items)
    keep(talk, by=by, now=now)
    agreements.settle(talk, now=now)
    lifecycle.record("rundown.restored", talk, by=by, now=now, version=version.number)
    return talk


@transaction.atomic
def keep_template(*, by: Actor, talk: Talk, now: datetime) -> RundownTemplate:
    """Let the programme's rundowns begin like this one, without its people and its topics.

    :raises NothingToKeep: if it has no item.
    """
    current = lifecycle.opened(talk, by=by, permit=Permit.PLAN_TALK)
    items = [_pattern(item) for item in current.items.all()]
    if not items:
        raise NothingToKeep
    made, _is_new = RundownTemplate.objects.update_or_create(
        programme_id=current.programme_id, defaults={"items": items}
    )
    lifecycle.record("rundown.template_kept", current, by=by, now=now, items=len(items))
    return made


@transaction.atomic
def begin_with_template(*, by: Actor, talk: Talk, now: datetime) -> Talk:
    """Fill an empty rundown with the programme's template. :raises RundownNotEmpty: if it has an item."""
    current = _opened(by, talk, now)
    if current.items.exists():
        raise RundownNotEmpty
    template = RundownTemplate.objects.get(programme=current.programme_id)
    _fill(current, template.items)
    keep(current, by=by, now=now)
    agreements.settle(current, now=now)
    lifecycle.record("rundown.begun", current, by=by, now=now, items=len(template.items))
    return current


def _pattern(item: Item) -> dict[str, object]:
    facts: dict[str, object] = {name: getattr(item, name) for name in TEMPLATE_FACTS}
    # A core session is called by its topic, which is another one at the next talk.
    return facts | {"title": ""} if item.kind == ItemKind.CORE else facts


def _opened(by: Actor, talk: Talk, now: datetime) -> Talk:
    current = lifecycle.opened(talk, by=by, permit=Permit.PLAN_TALK)
    if State(current.state) is State.CANCELLED:
        raise lifecycle.NotNow(State.CANCELLED)
    if current.items.filter(opened_at__isnull=False).exists():
        raise RundownHasRun
    begin(current, by=by, now=now)
    return current


def _fill(talk: Talk, items: list[dict[str, object]]) -> None:
    """Make the items; who has been taken out of the directory since is left out.

    An item that is still there, or was there once, keeps its identity: what hangs on it stays with it.
    """
    people = Person.objects.in_bulk()
    for position, kept in enumerate(items, start=1):
        facts = {"moderator": None, "people": [], "points": [], **kept}
        named = facts.pop("people")
        moderator = facts.pop("moderator")
        item = Item(
            talk=talk,
            position=position,
            moderator=people.get(moderator) if isinstance(moderator, int) else None,
            **facts,
        )
        item.save()
        item.appearances.all().delete()
        Appearance.objects.bulk_create(
            Appearance(item=item, person_id=person, position=place)
            for place, person in enumerate(named if isinstance(named, list) else [], start=1)
            if person in people
        )
