"""The picture that a shared link to a talk shows."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from rembuk.kit.dates import MONTHS, clock, full_date
from rembuk.programme import queries
from rembuk.programme.models import Talk
from rembuk.ui import cards


@require_safe
def card(_request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Draw the picture of a talk."""
    rows = queries.public_talks().prefetch_related("programme__partners")
    return cards.answer(card_of(get_object_or_404(rows, programme__slug=slug, number=number)))


def card_of(talk: Talk) -> cards.Card:
    """Return what the picture of a talk says, in the language of the moment."""
    language = (get_language() or settings.LANGUAGE_CODE)[:2]
    hour = [clock(talk.starts)] if talk.starts else []
    return cards.Card(
        language=language,
        brand=talk.programme.name,
        kind=gettext("Talk %(number)s") % {"number": talk.number},
        title=talk.title,
        when=full_date(talk.date, language),
        where=" · ".join([*hour, talk.venue or str(talk.get_mode_display())]),
        bodies=sorted(body.name for body in talk.programme.partners.all()),
        day=str(talk.date.day),
        month=MONTHS[language][talk.date.month - 1][:3].upper(),
    )


def address_of(talk: Talk, card: cards.Card) -> str:
    """Return the picture's whole address, which changes with the picture."""
    path = reverse("programme:card", args=(talk.programme.slug, talk.number))
    return f"{settings.SITE_URL}{path}?v={card.key}"
