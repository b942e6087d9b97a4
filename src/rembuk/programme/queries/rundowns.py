"""The versions of a rundown, with what each changed, and the template of a programme."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from rembuk.institutions.models import Person
from rembuk.programme.core.revisions import Facts, Revision, revisions
from rembuk.programme.models import Item, ItemKindChoice, RundownVersion, Talk

TEMPLATE_FACTS = ("kind", "title", "minutes", "cue")
"""What a template keeps of an item: nobody's name. A core session's title stays with its talk."""

FIELD_WORDS = {
    "kind": _("Kind"),
    "title": _("Title"),
    "minutes": _("Minutes"),
    "cue": _("Cue"),
    "moderator": _("Led by"),
    "people": _("People"),
    "points": _("Points"),
}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of an item before and after, in words; what was or is empty is empty."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ItemChange:
    """What became of an item, in words: its name as it is or was, its places, and the fields that differ."""

    name: str
    what: Revision
    fields: list[FieldChange]


@dataclass(frozen=True, slots=True)
class Step:
    """One version, and what it changed of the one before."""

    version: RundownVersion
    changes: list[ItemChange]


def steps(talk: Talk) -> list[Step]:
    """Return the versions of a talk's rundown, the newest first. Two queries."""
    versions = list(talk.rundown_versions.select_related("account"))
    named = {person for version in versions for item in version.items for person in _people_of(item)}
    people = dict(Person.objects.filter(pk__in=named).values_list("pk", "name")) if named else {}
    before: list[Facts] = []
    found = []
    for version in versions:
        changes = [_in_words(each, people) for each in revisions(before, version.items)]
        found.append(Step(version, changes))
        before = version.items
    return found[::-1]


def _in_words(revision: Revision, people: Mapping[int, str]) -> ItemChange:
    old, new = revision.before or {}, revision.after or {}
    item = new or old
    kind = str(ItemKindChoice(item["kind"]).label)
    # Of an item that came, or went, everything is said that was known.
    names = revision.fields if old and new else [name for name in FIELD_WORDS if name not in {"kind", "title"}]
    fields = [
        FieldChange(str(FIELD_WORDS[name]), _said(old, name, people), _said(new, name, people))
        for name in names
    ]
    return ItemChange(
        f"{kind}: {item['title']}" if item["title"] else kind,
        revision,
        [each for each in fields if each.before or each.after],
    )


def _said(item: Facts, name: str, people: Mapping[int, str]) -> str:
    value = item.get(name)
    if not value:
        return ""
    match name:
        case "kind":
            return str(ItemKindChoice(value).label)
        case "minutes":
            return ngettext("%(n)d minute", "%(n)d minutes", value) % {"n": value}
        case "moderator" | "people":
            unknown = gettext("someone who is no longer in the directory")
            return "\n".join(people.get(person, unknown) for person in _people_of({name: value}))
        case "points":
            return "\n".join(value)
    return str(value)


def _people_of(item: Facts) -> list[int]:
    moderator, people = item.get("moderator"), item.get("people")
    return [*([moderator] if isinstance(moderator, int) else []), *(people if isinstance(people, list) else [])]


def items_of(items: Iterable[Item]) -> list[dict[str, object]]:
    """Return the items of a rundown as a version keeps them: facts, and people by id. Three queries at most."""
    return [
        {
            "id": item.pk,
            "kind": item.kind,
            "title": item.title,
            "minutes": item.minutes,
            "cue": item.cue,
            "moderator": item.moderator_id,
            "people": [appearance.person_id for appearance in item.appearances.all()],
            "points": item.points,
        }
        for item in items
    ]


def read_rundown(talk: Talk) -> list[dict[str, object]]:
    """Return a rundown as a version keeps it. Two queries."""
    return items_of(talk.items.prefetch_related("appearances"))
