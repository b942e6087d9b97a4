"""The plan of a talk as its partners agree to it: what people hold each other to, and nothing else.

Link, seats, and what only the news needs (tags, dateline, byline) may change without asking the others again.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import time

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext, override, pgettext
from django.utils.translation import gettext_lazy as _

from rembuk.kit.dates import clock, full_date
from rembuk.kit.version import version_of
from rembuk.programme.core.agreement import Content, Row
from rembuk.programme.core.talk import Gap, gaps
from rembuk.programme.models import Appearance, Item, Talk
from rembuk.programme.queries import plan_of

AGREED_FACTS = ("title", "date", "starts", "ends", "mode", "venue", "host_id", "topics")
"""The facts of a talk that every partner agrees to, beside its rundown."""

AGREED_ITEM_FACTS = ("kind", "title", "minutes", "moderator_id", "points")
"""The facts of an item that every partner agrees to, beside its people; the cue is the operator's matter."""

GAP_WORDS = {
    Gap.TITLE: _("The title is missing."),
    Gap.DATE_PAST: _("The date has passed."),
    Gap.START: _("The start time is missing."),
    Gap.VENUE: _("The venue is missing."),
    Gap.ITEMS: _("The rundown has no item yet."),
    Gap.PEOPLE: _("Nobody is on the rundown yet."),
}


def with_rundowns(talks: QuerySet[Talk]) -> QuerySet[Talk]:
    """Let talks bring all that their plan says. Three queries more."""
    appearances = Prefetch("appearances", Appearance.objects.select_related("person"))
    items = Item.objects.select_related("moderator").prefetch_related(appearances)
    return talks.select_related("host", "programme").prefetch_related(Prefetch("items", items))


def plan(talk: Talk) -> Content:
    """Return what there is to agree to in a talk's plan. No query when its rundown is prefetched.

    The lines are in Indonesian, the language in which the bodies deal with each other.
    """
    items = list(talk.items.all())
    with override("id"):
        rows = (*_facts(talk), *rundown_rows(items))
    # Whether the day has passed is a matter for the announcement.
    people = sum(len(item.appearances.all()) for item in items)
    lacking = gaps(plan_of(talk, items=len(items), people=people), today=talk.date)
    return Content(
        _version(talk, [_item_facts(item) for item in items]),
        rows,
        tuple(GAP_WORDS[gap] for gap in lacking),
    )


@dataclass(frozen=True, slots=True)
class Outline:
    """What a list of talks needs of a rundown: its items and people, counted, and the version of the plan."""

    items: int
    people: int
    version: str


def outlines(talks: Iterable[Talk]) -> dict[int, Outline]:
    """Return the outlines of talks by id. Two queries, whose rows are not made into items and people."""
    known = {talk.pk: talk for talk in talks}
    people: dict[int, list[int]] = {}
    heard = Appearance.objects.filter(item__talk__in=known).order_by("position")
    for item, person in heard.values_list("item_id", "person_id"):
        people.setdefault(item, []).append(person)
    rundowns: dict[int, list[dict[str, object]]] = {pk: [] for pk in known}
    counted: Counter[int] = Counter()
    items = Item.objects.filter(talk__in=known).order_by("position")
    for pk, talk_id, *facts in items.values_list("pk", "talk_id", *AGREED_ITEM_FACTS):
        named = dict(zip(AGREED_ITEM_FACTS, facts, strict=True))
        rundowns[talk_id].append({**named, "people": people.get(pk, [])})
        counted[talk_id] += len(people.get(pk, []))
    return {
        pk: Outline(len(rundown), counted[pk], _version(known[pk], rundown)) for pk, rundown in rundowns.items()
    }


def _version(talk: Talk, rundown: list[dict[str, object]]) -> str:
    return version_of({**{name: getattr(talk, name) for name in AGREED_FACTS}, "rundown": rundown})


def rundown_rows(items: Sequence[Item]) -> list[Row]:
    """Return the lines of a rundown in Indonesian. No query when people are prefetched."""
    with override("id"):
        return [_row(place, item) for place, item in enumerate(items, start=1)]


def _item_facts(item: Item) -> dict[str, object]:
    people = [appearance.person_id for appearance in item.appearances.all()]
    return {**{name: getattr(item, name) for name in AGREED_ITEM_FACTS}, "people": people}


def _facts(talk: Talk) -> Iterator[Row]:
    yield Row("title", gettext("Topic of the talk"), talk.title)
    yield Row("date", gettext("Date"), full_date(talk.date, "id"))
    yield Row("hours", pgettext("of a talk", "Hours"), hours(talk.starts, talk.ends))
    yield Row("host", gettext("Host"), talk.host.name)
    yield Row("mode", gettext("Ways to take part"), talk.get_mode_display())
    yield Row("venue", gettext("Venue"), talk.venue)
    yield Row("topics", gettext("Topics"), "\n".join(talk.topics))


def _row(place: int, item: Item) -> Row:
    parts = [
        item.get_kind_display() + (f": {item.title}" if item.title else ""),
        gettext("%(minutes)d minutes") % {"minutes": item.minutes} if item.minutes else "",
        ", ".join(appearance.person.name for appearance in item.appearances.all()),
        gettext("Led by %(name)s") % {"name": item.moderator.name} if item.moderator else "",
        *item.points,
    ]
    return Row(f"item:{item.pk}", gettext("Rundown"), "\n".join(part for part in parts if part), place)


def hours(starts: time | None, ends: time | None) -> str:
    """Write from when until when a talk lasts, as far as it is known: 13.30–15.30."""
    return "–".join(clock(each) for each in (starts, ends) if each)
