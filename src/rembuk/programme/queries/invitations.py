"""What is read of invitations: who was asked, what they answered, and who has spoken on what."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse

from rembuk.institutions.models import Institution, Person
from rembuk.institutions.queries import title_on
from rembuk.programme.core.invitation import Reply, Scope
from rembuk.programme.core.numbering import usual_patterns
from rembuk.programme.core.talk import OVER
from rembuk.programme.models import Appearance, Consent, Invitation, LetterStyle, Programme, Talk
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
    rows = list(accepted.values_list("person__name", "printed_title", "pk", "photo", "photo_alt"))
    sent = any(photo for _name, _title, _pk, photo, _alt in rows)
    shown = set(with_photo(talk).values_list("pk", flat=True)) if sent else set()
    wishes = {
        name: (title, _photo_of(talk, pk, alt) if pk in shown else ()) for name, title, pk, _photo, alt in rows
    }
    printed = []
    for each in bearers:
        title, photo = wishes.get(each.name, ("", ()))
        printed.append(Bearer(each.name, title or each.title, *photo))
    return printed


def _photo_of(talk: Talk, pk: int, alt: str) -> tuple[str, str]:
    return reverse("programme:speaker_photo", args=[talk.programme.slug, talk.number, pk]), alt


def letter_style(institution: Institution) -> LetterStyle:
    """Return how a body numbers its letters; an unsaved one with the usual pattern if it has not said."""
    found = LetterStyle.objects.filter(institution=institution).first()
    usual = PATTERNS.get(institution.kind, PATTERNS["other"])
    return found or LetterStyle(institution=institution, pattern=usual)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Someone who has spoken on a programme's talks, with the title of the last time; the newest talk first."""

    person: Person
    title: str
    talks: list[Talk]


def speakers(programme: Programme) -> list[Speaker]:
    """Return everyone who has spoken on a programme, by name, with what they spoke on. Three queries."""
    held = Appearance.objects.filter(
        item__talk__programme=programme, item__talk__state__in=OVER
    ).select_related("item__talk")
    people = (
        Person.objects.filter(pk__in=held.values("person"))
        .prefetch_related("positions", Prefetch("appearances", held, "spoken"))
        .order_by("name")
    )
    found = []
    for person in people:
        talks = {each.item.talk_id: each.item.talk for each in person.spoken}
        newest = sorted(talks.values(), key=lambda talk: (talk.date, talk.number), reverse=True)
        found.append(Speaker(person, title_on(person, newest[0].date), newest))
    return found
