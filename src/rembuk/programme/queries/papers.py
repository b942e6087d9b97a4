"""What the programme's documents on paper say, in the language of the moment, and the documents themselves."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from rembuk.programme.core.seats import Place, Standing
from rembuk.programme.models import Registration, Talk
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


def hours(talk: Talk) -> str:
    """Say from when to when a talk lasts: "13.30–15.30 WIB"; "" if no hour is set."""
    if talk.starts is None:
        return ""
    until = f"–{clock(talk.ends)}" if talk.ends else ""
    return f"{clock(talk.starts)}{until} {zone(talk.date, talk.programme.timezone)}"


def language() -> str:
    """Return the language of the moment: id or en."""
    return "en" if (get_language() or "id").startswith("en") else "id"
