"""What is read of programmes, talks and rundowns."""

from typing import NamedTuple

from django.db.models import QuerySet

from rembuk.kit.version import version_of
from rembuk.programme.core.talk import PUBLIC, Mode, Plan
from rembuk.programme.models import Appearance, Commitment, Item, Partner, Programme, Talk

PROGRAMME_FACTS = ("slug", "name", "purpose", "formulated_on", "cadence", "timezone", "modes", "open_to_others")
TALK_FACTS = (
    "title", "date", "starts", "ends", "mode", "venue", "link", "capacity", "host_id", "topics", "tags",
    "byline", "dateline",
)  # fmt: skip
ITEM_FACTS = ("kind", "title", "minutes", "moderator_id", "points")
COMMITMENT_FACTS = ("person_id", "institution_id", "text", "at", "due", "state", "note")


class Series(NamedTuple):
    """A programme as a menu needs it."""

    slug: str
    name: str


def series_with_partners() -> dict[Series, list[str]]:
    """Return every programme with the names of its partner bodies. One query."""
    found: dict[Series, list[str]] = {}
    for slug, name, body in Programme.objects.values_list("slug", "name", "partners__name"):
        found.setdefault(Series(slug, name), []).extend([body] if body else [])
    return found


def partner_ids(programme: int) -> list[int]:
    """Return the bodies that own a programme, both by id, in the order of their agreement."""
    return list(Partner.objects.filter(programme=programme).values_list("institution", flat=True))


def programme_version(programme: Programme) -> str:
    """Return the version of what a form of the programme shows."""
    facts = {name: getattr(programme, name) for name in PROGRAMME_FACTS}
    return version_of({**facts, "partners": partner_ids(programme.pk)})


def talk_version(talk: Talk) -> str:
    """Return the version of what a form of the talk shows."""
    return version_of({name: getattr(talk, name) for name in TALK_FACTS})


def item_version(item: Item) -> str:
    """Return the version of what a form of the item shows."""
    people = list(item.appearances.values_list("person", flat=True))
    return version_of({**{name: getattr(item, name) for name in ITEM_FACTS}, "people": people})


def commitment_version(commitment: Commitment) -> str:
    """Return the version of what a form of the commitment shows."""
    return version_of({name: getattr(commitment, name) for name in COMMITMENT_FACTS})


def plan_of(talk: Talk) -> Plan:
    """Return what is known of a talk before it is announced."""
    return Plan(
        title=talk.title,
        date=talk.date,
        starts=talk.starts,
        mode=Mode(talk.mode),
        venue=talk.venue,
        items=talk.items.count(),
        people=Appearance.objects.filter(item__talk=talk).count(),
    )


def public_talks() -> QuerySet[Talk]:
    """Return the talks that the public may see."""
    return Talk.objects.filter(state__in=[state.value for state in PUBLIC])
