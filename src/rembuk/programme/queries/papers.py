"""What the programme's documents on paper say, in the language of the moment, and the documents themselves."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from rembuk.kit.dates import clock as clock_id
from rembuk.kit.dates import full_date, plain_date
from rembuk.programme.core.seats import Place, Standing
from rembuk.programme.models import Invitation, OfficialLetter, Registration, Talk
from rembuk.programme.queries.invitations import letter_style, parts_of
from rembuk.ui import paper, qr
from rembuk.ui.templatetags.ui import clock, day, zone


def ticket_pdf(registration: Registration, *, at: datetime) -> bytes:
    """Return a ticket to print, in a quarter of a sheet's width."""
    return paper.pdf("programme/ticket.typ", ticket_facts(registration), at=at)


def ticket_facts(registration: Registration) -> dict[str, object]:
    """Return what a ticket says."""
    talk = registration.talk
    in_hall = registration.place == Place.HALL
    address = f"{settings.SITE_URL}{reverse('programme:ticket', args=[registration.code])}"
    return {
        "language": language(),
        "heading": _("Ticket"),
        "programme": talk.programme.name,
        "title": talk.title,
        "facts": [fact for fact in (day(talk.date), hours(talk), talk.venue if in_hall else "") if fact],
        "place": registration.get_place_display(),
        "standing": "" if registration.standing == Standing.SURE else registration.get_standing_display(),
        "name": registration.name,
        "code_label": pgettext("on a ticket", "Door code"),
        "code": registration.door_code,
        "qr": qr.svg(address, for_paper=True),
        "qr_alt": _("QR code of the ticket"),
        "note": _("Show this at the door. It is read without a network.")
        if in_hall
        else _("The link to follow the talk stands on its page."),
        "host": _("Hosted by %(host)s") % {"host": talk.host.name},
        "site": settings.SITE_URL.split("://", 1)[1],
    }


def invitation_pdf(invitation: Invitation, *, at: datetime) -> bytes:
    """Return the official letter of an invitation, in Indonesian, in a form made to be kept."""
    facts = invitation_facts(invitation)
    return paper.pdf("programme/invitation.typ", facts, at=at, standards=paper.ARCHIVAL)


def invitation_facts(invitation: Invitation) -> dict[str, object]:
    """Return what an official letter of invitation says."""
    talk, letter = invitation.talk, OfficialLetter.objects.filter(invitation=invitation).first()
    style = letter_style(talk.host)
    address = f"{settings.SITE_URL}{reverse('programme:invitation', args=[invitation.token])}"
    dated = letter.day if letter else talk.date
    return {
        "title": f"Undangan: {talk.title}",
        "body": talk.host.name,
        "number": letter.number if letter else "",
        "place_and_day": ", ".join(filter(None, [style.city, plain_date(dated, "id")])),
        "to": invitation.person.name,
        "programme": talk.programme.name,
        "partners": sorted(body.name for body in talk.programme.partners.all()),
        "rows": [
            [label, text]
            for label, text in (
                ("Topik", talk.title),
                ("Hari, tanggal", full_date(talk.date, "id")),
                ("Waktu", _hours_in_letters(talk)),
                ("Tempat", talk.venue or "Daring"),
                ("Peran", "; ".join(parts_of(invitation))),
            )
            if text
        ],
        "signer": style.signer,
        "signer_title": style.signer_title or talk.host.name,
        "qr": qr.svg(address, for_paper=True),
        "address": address.split("://", 1)[1],
    }


def _hours_in_letters(talk: Talk) -> str:
    """Say the hours as an official letter does: "13.30 s.d. 15.30 WIB"."""
    if talk.starts is None:
        return ""
    until = f" s.d. {clock_id(talk.ends)}" if talk.ends else " s.d. selesai"
    return f"{clock_id(talk.starts)}{until} {zone(talk.date, talk.programme.timezone)}"


def hours(talk: Talk) -> str:
    """Say from when to when a talk lasts: "13.30–15.30 WIB"; "" if no hour is set."""
    if talk.starts is None:
        return ""
    until = f"–{clock(talk.ends)}" if talk.ends else ""
    return f"{clock(talk.starts)}{until} {zone(talk.date, talk.programme.timezone)}"


def language() -> str:
    """Return the language of the moment: id or en."""
    return "en" if (get_language() or "id").startswith("en") else "id"
