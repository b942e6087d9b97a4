"""What is read of certificates: who may have one, how far a batch is, and what one of them says."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db.models import Count, Q

from rembuk.institutions.models import Person
from rembuk.programme.models import Arrival, Registration, Talk, Witness
from rembuk.record.core import certificates
from rembuk.record.models import Certificate, Followed, Part, Rule
from rembuk.record.queries.guests import live_seconds, rule_of


@dataclass(frozen=True, slots=True)
class Recipient:
    """Someone who may have a certificate: by a plain key, under this name, as this part."""

    source: str
    name: str
    part: Part
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How many certificates of a talk there are, and how many of them are printed."""

    issued: int
    printed: int


def recipients(talk: Talk) -> Iterator[Recipient]:
    """Yield who took part in a talk: those on the rundown, then every visitor who meets the rule. Five queries.

    Whoever both leads and speaks gets the certificate of a speaker.
    """
    items = list(talk.items.select_related("moderator").prefetch_related("appearances__person"))
    speakers = {each.person: Part.SPEAKER for item in items for each in item.appearances.all()}
    leading = {item.moderator: Part.MODERATOR for item in items if item.moderator}
    for person, part in {**leading, **speakers}.items():
        yield Recipient(f"institutions.person:{person.pk}", person.name, part, person)
    rule, live = rule_of(talk), live_seconds(talk)
    seen = Arrival.objects.filter(talk=talk).select_related("registration__followed")
    for arrival in seen.order_by("registration__name"):
        if meets(rule, arrival, live=live):
            visitor = arrival.registration
            yield Recipient(f"programme.registration:{visitor.pk}", visitor.name, Part.PARTICIPANT)


def meets(rule: Rule, arrival: Arrival, *, live: int) -> bool:
    """Say whether one who was there gets a certificate; any one part of the rule is enough.

    Who was entered as online by hand was seen by whoever entered it.

    :param live: how long the talk was live, in seconds.
    """
    followed: Followed | None = getattr(arrival.registration, "followed", None)
    by_door = rule.door and arrival.witness != Witness.ONLINE
    by_hand = rule.share is not None and arrival.witness == Witness.ONLINE and followed is None
    if by_door or by_hand or followed is None:
        return by_door or by_hand
    by_share = rule.share is not None and live > 0 and 100 * followed.seconds >= rule.share * live
    return by_share or (rule.quiz is not None and (followed.right or 0) >= rule.quiz)


def missing(talk: Talk) -> list[Recipient]:
    """Return who took part and has no certificate yet. Six queries."""
    given = set(talk.certificates.values_list("source", "part"))
    return [each for each in recipients(talk) if (each.source, each.part.value) not in given]


def progress(talk: Talk) -> Progress:
    """Return how far the certificates of a talk are. One query."""
    printed = Count("pk", filter=Q(printed_at__isnull=False))
    counted = talk.certificates.aggregate(issued=Count("pk"), printed=printed)
    return Progress(counted["issued"], counted["printed"])


def by_code(code: str) -> Certificate | None:
    """Return the certificate that a code names, with its talk and programme. One query."""
    return Certificate.objects.select_related("talk__programme", "talk__host").filter(code=code).first()


def facts_of(certificate: Certificate) -> certificates.Facts:
    """Return what a certificate says, as it is signed."""
    talk = certificate.talk
    return certificates.Facts(
        number=certificate.number,
        name=certificate.name,
        part=certificate.part,
        talk=f"{talk.programme.slug}/{talk.number}",
        held=talk.date.isoformat(),
        issued=certificate.issued_on.isoformat(),
    )


def public_key() -> str:
    """Return the key by which this site's certificates are checked, as 64 hexadecimal digits."""
    return certificates.public_hex(certificates.key_from(settings.SECRET_KEY))


def printed_at(certificate: Certificate) -> Path:
    """Return where a certificate's PDF lies."""
    return Path(settings.MEDIA_ROOT) / "certificates" / str(certificate.talk_id) / f"{certificate.pk}.pdf"


def of_visitor(registration: Registration) -> Certificate | None:
    """Return the certificate of a ticket's holder that holds, if it was given. One query."""
    source = f"programme.registration:{registration.pk}"
    return Certificate.objects.filter(talk=registration.talk_id, source=source, withdrawn_at=None).first()
