"""Giving certificates to who took part, printing them, and taking one back."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from rembuk.institutions.permits import Actor
from rembuk.kit.refusal import Refused
from rembuk.ledger import actions as ledger
from rembuk.programme.core.codes import OPENING, new_code
from rembuk.programme.core.talk import OVER
from rembuk.programme.models import Programme, Talk
from rembuk.record.actions.keeping import opened
from rembuk.record.core import certificates
from rembuk.record.models import Certificate
from rembuk.record.queries import certificates as queries
from rembuk.record.queries.papers import certificate_facts
from rembuk.ui import paper

Beat = Callable[[], object]

_BATCH = 25
"""Certificates that are printed between two writes to the database."""


class NotHeldYet(Refused):
    """Nobody took part yet."""

    words = _("Certificates are given once the talk was held.")


class NobodyLeft(Refused):
    """Everyone who took part has a certificate."""

    words = _(
        "Everyone who took part has a certificate already. If someone is missing, enter the attendance first."
    )


class ReasonNeeded(Refused):
    """Whoever takes a certificate back says why."""

    words = _("Say why the certificate is withdrawn.")
    field = "reason"


@transaction.atomic
def give_certificates(*, by: Actor, talk: Talk, now: datetime) -> int:
    """Give a certificate, numbered and signed, to everyone who took part and has none; return how many.

    The numbers run through the year of a programme without a gap. The log holds a hash over all of them, and
    no name. :raises NotHeldYet, NobodyLeft: as their names say.
    """
    current = opened(talk, by)
    if current.state not in OVER:
        raise NotHeldYet
    recipients = queries.missing(current)
    if not recipients:
        raise NobodyLeft
    programme = Programme.objects.select_for_update().get(pk=current.programme_id)
    year = now.astimezone(ZoneInfo(programme.timezone)).year
    given = Certificate.objects.filter(talk__programme=programme, year=year)
    last = given.aggregate(last=Max("sequence"))["last"] or 0
    key = certificates.key_from(settings.SECRET_KEY)
    rows = []
    for sequence, recipient in enumerate(recipients, start=last + 1):
        row = Certificate(
            talk=current,
            sequence=sequence,
            year=year,
            number=f"{sequence:04}/{programme.slug}-{current.number}/{year}",
            code=new_code(OPENING),
            part=recipient.part,
            source=recipient.source,
            person=recipient.person,
            name=recipient.name,
            issued_at=now,
        )
        row.token = certificates.sign(queries.facts_of(row), key)
        rows.append(row)
    Certificate.objects.bulk_create(rows, batch_size=500)
    digest = hashlib.sha256("\n".join(row.token for row in rows).encode("ascii")).hexdigest()
    _record("certificates.given", current, by, now, certificates=len(rows), sha256=digest)
    return len(rows)


def print_certificates(*, now: datetime, beat: Beat, most: int = 1_000) -> int:
    """Print the certificates that are not printed yet, the oldest first; return how many.

    One that was printed stays printed, so a batch goes on where it stopped. Called by the worker.

    :param beat: called after every few, so that the worker is seen to live.
    """
    done = 0
    while done < most:
        rows = list(
            Certificate.objects.filter(printed_at=None)
            .select_related("talk__programme", "talk__host")
            .order_by("pk")[: min(_BATCH, most - done)]
        )
        if not rows:
            break
        for row in rows:
            target = queries.printed_at(row)
            target.parent.mkdir(parents=True, exist_ok=True)
            draft = target.with_suffix(".draft")
            draft.write_bytes(certificate_pdf(row))
            draft.rename(target)
        Certificate.objects.filter(pk__in=[row.pk for row in rows]).update(printed_at=now)
        done += len(rows)
        beat()
    return done


def certificate_pdf(certificate: Certificate) -> bytes:
    """Return a certificate as PDF, in Indonesian."""
    with override("id"):
        return paper.pdf("record/certificate.typ", certificate_facts(certificate), at=certificate.issued_at)


@transaction.atomic
def withdraw_certificate(*, by: Actor, certificate: Certificate, reason: str, now: datetime) -> Certificate:
    """Take a certificate back; its address says so from then on. :raises ReasonNeeded: without a reason."""
    talk = opened(certificate.talk, by)
    current = talk.certificates.get(pk=certificate.pk)
    if not reason.strip():
        raise ReasonNeeded
    current.withdrawn_at, current.withdrawn_because = now, reason.strip()
    current.save(update_fields=["withdrawn_at", "withdrawn_because"])
    _record("certificate.withdrawn", talk, by, now, certificate=current.pk)
    return current


def _record(kind: str, talk: Talk, by: Actor, now: datetime, **data: object) -> None:
    ledger.record(kind, by=by.name, subject=f"programme.talk:{talk.pk}", at=now, data=data)
