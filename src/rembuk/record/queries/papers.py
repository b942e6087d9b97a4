"""What the papers of a talk say: the facts for their templates, in the language of the moment."""

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from rembuk.programme.core.codes import grouped
from rembuk.record.models import Certificate
from rembuk.ui import qr


def certificate_facts(certificate: Certificate) -> dict[str, object]:
    """Return what a certificate says. No query when the talk comes with its programme and host."""
    talk = certificate.talk
    address = f"{settings.SITE_URL}/sertifikat/{certificate.code}/"
    place = talk.venue or talk.get_mode_display()
    return {
        "title": _("Certificate %(number)s") % {"number": certificate.number},
        "heading": pgettext("title of the paper", "Certificate"),
        "programme": talk.programme.name,
        "number": _("Number %(number)s") % {"number": certificate.number},
        "to": _("given to"),
        "name": certificate.name,
        "sentence": _("who took part as %(part)s in the talk") % {"part": certificate.get_part_display()},
        "talk": talk.title,
        "when": f"{date_format(talk.date, 'l, j F Y')} · {place}",
        "issued": _("Issued on %(day)s by the host") % {"day": date_format(certificate.issued_on, "j F Y")},
        "issuer": talk.host.name,
        "check": _("Check this certificate by the code or at"),
        "address": address.removeprefix("https://")
        .removeprefix("http://")
        .replace(certificate.code, grouped(certificate.code)),
        "offline": _(
            "The code also holds a digital signature (Ed25519) that can be checked without the internet."
        ),
        "alt": _("Code that leads to the check of this certificate"),
        "qr": qr.svg(f"{address}#{certificate.token}"),
        "token": certificate.token,
    }
