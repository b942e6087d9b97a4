"""What is read of invitations: who was asked, what they answered, and who has spoken on what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from typing import Final, NamedTuple

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Window, prefetch_related_objects
from django.db.models.functions import DenseRank
from django.urls import reverse

from rembuk.institutions.models import Institution, Person
from rembuk.institutions.queries import title_on
from rembuk.programme.core.invitation import Reply, Scope
from rembuk.programme.core.numbering import filled, usual_patterns
from rembuk.programme.core.talk import OVER
from rembuk.programme.models import (
    Appearance,
    Consent,
    Invitation,
    LetterStyle,
    OfficialLetter,
    Programme,
    Talk,
)
from rembuk.programme.queries import Bearer
from rembuk.programme.queries.desk import people_of

PATTERNS: Final = usual_patterns(Path(__file__).resolve().parents[1] / "data" / "letters.toml")
"""The pattern of letter numbers that a body of each kind begins with."""


def invitation(token: str) -> Invitation | None:
    """Return the invitation that a token opens, with its talk, programme and person. One query."""
    rows = Invitation.objects.select_related("talk__programme", "talk__host", "person")
    return rows.filter(token=token).exclude(reply=Reply.DRAFT).first()


def invitations(talk: Talk) -> QuerySet[Invitation]:
    """Return the invitations to a talk with their letters and consents. Three queries."""
    return (
        talk.invitations.select_related("person", "official_letter")
        .prefetch_related("letters", "consents")
        .order_by("person__name")
    )


def not_invited(talk: Talk) -> list[Person]:
    """Return those on the rundown who have not been invited, in the order they come. Three queries."""
    invited = set(talk.invitations.values_list("person", flat=True))
    missing = [pk for pk in people_of(talk) if pk not in invited]
    people = Person.objects.in_bulk(missing)
    return [people[pk] for pk in missing]


def parts_of(invitation: Invitation) -> list[str]:
    """Return what someone is asked to do: the titles of the items they are on or lead. One query."""
    items = invitation.talk.items.filter(
        Q(people=invitation.person) | Q(moderator=invitation.person)
    ).distinct()
    return [item.title or item.get_kind_display() for item in items.order_by("position")]


def agreed_to(invitation: Invitation) -> set[Scope]:
    """Return what someone agrees to now. One query, none when prefetched."""
    return {Scope(each.scope) for each in invitation.consents.all() if each.withdrawn_at is None}


def may_show(talk: Talk, person: Person, scope: Scope) -> bool:
    """Say whether a person agreed to this on a talk; who was never asked has not. One query."""
    return Consent.objects.filter(
        invitation__talk=talk, invitation__person=person, scope=scope, withdrawn_at=None
    ).exists()


def with_photo(talk: Talk) -> QuerySet[Invitation]:
    """Return those who come to speak, sent a photo, and agree that it is shown."""
    agreed = Consent.objects.filter(invitation=OuterRef("pk"), scope=Scope.PHOTO, withdrawn_at=None)
    return talk.invitations.filter(Exists(agreed), reply=Reply.ACCEPTED).exclude(photo="")


def as_printed(talk: Talk, bearers: Sequence[Bearer]) -> list[Bearer]:
    """Return people as they asked to be shown, with a title, and a photo they agreed to.

    One query, and one more when someone sent a photo.
    """
    accepted = talk.invitations.filter(reply=Reply.ACCEPTED)
    rows = list(accepted.values_list("person", "printed_title", "pk", "photo", "photo_alt"))
    sent = any(photo for _person, _title, _pk, photo, _alt in rows)
    shown = set(with_photo(talk).values_list("pk", flat=True)) if sent else set()
    wishes = {
        person: (title, _photo_of(talk, pk, alt) if pk in shown else ())
        for person, title, pk, _photo, alt in rows
    }
    printed = []
    for each in bearers:
        title, photo = wishes.get(each.person, ("", ()))
        printed.append(Bearer(each.person, each.name, title or each.title, *photo))
    return printed


def _photo_of(talk: Talk, pk: int, alt: str) -> tuple[str, str]:
    return reverse("programme:speaker_photo", args=[talk.programme.slug, talk.number, pk]), alt


def letter_style(institution: Institution) -> LetterStyle:
    """Return how a body numbers its letters; an unsaved one with the usual pattern if it has not said."""
    found = LetterStyle.objects.filter(institution=institution).first()
    usual = PATTERNS.get(institution.kind, PATTERNS["other"])
    return found or LetterStyle(institution=institution, pattern=usual)


def next_number(style: LetterStyle, *, day: date) -> tuple[int, str]:
    """Return the count and the number of a body's next letter; what was written by hand is not given again.

    Two queries, and one more for each number that a hand was faster to write.
    """
    given = OfficialLetter.objects.filter(institution=style.institution)
    last: int = given.filter(year=day.year).aggregate(last=Max("serial"))["last"] or 0
    for serial in count(last + 1):
        number = filled(style.pattern, number=serial, day=day)
        if not given.filter(number=number).exists():
            return serial, number
    raise AssertionError  # a count has no end


class Spoken(NamedTuple):
    """A talk that someone has spoken on."""

    number: int
    title: str
    date: date


@dataclass(frozen=True, slots=True)
class Speaker:
    """Someone who has spoken on a programme's talks, with the title of the last time; the newest talk first.

    `total` is how many talks there are, also those that are not listed.
    """

    person: Person
    title: str
    talks: list[Spoken]
    total: int

    @property
    def is_whole(self) -> bool:
        """Whether all their talks are listed."""
        return len(self.talks) == self.total


def speakers(programme: Programme) -> QuerySet[Person]:
    """Return everyone who has spoken on a programme, by name, with how many talks they were `heard` on."""
    on_it = Q(appearances__item__talk__programme=programme, appearances__item__talk__state__in=OVER)
    heard = Count("appearances__item__talk", filter=on_it, distinct=True)
    return Person.objects.annotate(heard=heard).filter(heard__gt=0).order_by("name", "pk")


def spoken_on(programme: Programme, people: Iterable[Person], *, newest: int | None = None) -> list[Speaker]:
    """Return what each of the `speakers` spoke on, or the newest few of it. Two queries."""
    known = list(people)
    prefetch_related_objects(known, "positions")
    talk = "item__talk__"
    last_first = [F(f"{talk}date").desc(), F(f"{talk}number").desc()]
    held = Appearance.objects.filter(
        item__talk__programme=programme, item__talk__state__in=OVER, person__in=known
    )
    if newest is not None:
        # Several items of one talk share its place.
        held = held.annotate(place=Window(DenseRank(), partition_by="person", order_by=last_first))
        held = held.filter(place__lte=newest)
    rows = held.order_by(*last_first).values_list("person", *(f"{talk}{name}" for name in Spoken._fields))
    talks: dict[int, dict[Spoken, None]] = {person.pk: {} for person in known}
    for person, *facts in rows:
        talks[person][Spoken(*facts)] = None
    found = []
    for person in known:
        said = list(talks[person.pk])
        total: int = person.heard  # type: ignore[attr-defined]  # counted by `speakers`
        found.append(Speaker(person, title_on(person, said[0].date), said, total))
    return found
