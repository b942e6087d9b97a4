"""What is said of a talk to invite people to it: texts for messengers and mail, and the poster."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from rembuk.programme.core.talk import Mode
from rembuk.programme.models import Talk
from rembuk.programme.queries.events import address_of
from rembuk.programme.queries.papers import hours, language
from rembuk.ui import paper, qr
from rembuk.ui.templatetags.ui import day

PAPERS = ("a4", "a3")
_WIDTH_OF_A4 = 595.28


def messenger_text(talk: Talk) -> str:
    """Return an announcement as WhatsApp shows it, with its bold words."""
    return "\n".join(
        [
            f"*{talk.title}*",
            *_when_and_where(talk),
            "",
            *(f"• {topic}" for topic in talk.topics),
            *([""] if talk.topics else []),
            _("Free of charge. Take part: %(address)s") % {"address": address_of(talk)},
        ]
    )


def mail_text(talk: Talk) -> str:
    """Return an announcement as an e-mail says it."""
    said = {"programme": talk.programme.name, "host": talk.host.name}
    return "\n".join(
        [
            _("%(host)s and its partners invite you to %(programme)s:") % said,
            "",
            talk.title,
            *_when_and_where(talk),
            "",
            *(f"– {topic}" for topic in talk.topics),
            *([""] if talk.topics else []),
            _("Taking part is free of charge. Register here:"),
            register_address(talk),
        ]
    )


def register_address(talk: Talk) -> str:
    """Return the whole address of a talk's registration."""
    return f"{settings.SITE_URL}{reverse('programme:register', args=[talk.programme.slug, talk.number])}"


def poster_pdf(talk: Talk, *, size: str, at: datetime) -> bytes:
    """Return the poster to print, A4 or A3."""
    return paper.pdf("programme/poster.typ", {**poster_facts(talk), "paper": size}, at=at)


def poster_png(talk: Talk, *, width: int) -> bytes:
    """Return the poster as a picture so many pixels wide."""
    facts = {**poster_facts(talk), "paper": "a4"}
    return paper.png("programme/poster.typ", facts, points_per_inch=72 * width / _WIDTH_OF_A4)


def poster_facts(talk: Talk) -> dict[str, object]:
    """Return what a poster says."""
    address = register_address(talk)
    return {
        "language": language(),
        "programme": talk.programme.name,
        "title": talk.title,
        "day": day(talk.date),
        "hours": hours(talk),
        "place": _place(talk),
        "topics": list(talk.topics)[:6],
        "call": _("Register, free of charge"),
        "address": address.split("://", 1)[1],
        "qr": qr.svg(address, for_paper=True),
        "qr_alt": _("QR code that leads to the registration"),
        "bodies": sorted(body.name for body in talk.programme.partners.all()),
        "host": _("Hosted by %(host)s") % {"host": talk.host.name},
    }


def _when_and_where(talk: Talk) -> list[str]:
    return [part for part in (", ".join(filter(None, [day(talk.date), hours(talk)])), _place(talk)) if part]


def _place(talk: Talk) -> str:
    if talk.mode == Mode.ONLINE:
        return _("Online")
    return _("%(venue)s, and online") % {"venue": talk.venue} if talk.mode == Mode.HYBRID else talk.venue
