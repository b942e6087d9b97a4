"""Where rooms meet that may not know each other. Called once, when the site starts."""

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, gettext

from rembuk.newsroom import queries as newsroom
from rembuk.newsroom.core.text import lines
from rembuk.programme import panels
from rembuk.programme.actions import agreements as agreement_acts
from rembuk.programme.core.agreement import Subject
from rembuk.programme.core.talk import RECORDED, State
from rembuk.programme.models import Registration, Talk
from rembuk.programme.queries import agreements
from rembuk.record import actions as record
from rembuk.record.queries import agreed, handover


def cross() -> None:
    """Hang on the pages of a talk what the higher rooms know of it."""
    panels.hang(room_of)
    panels.hang(record_of)
    panels.hang(articles_on)
    panels.hang_on_tickets(traces_of)
    agreements.register(Subject.RECORD, agreed.record)
    agreement_acts.follow(record.end_correction)
    handover.attach(articles_in)


def room_of(talk: Talk) -> Sequence[panels.Way]:
    """Lead from a talk to its live room, as its button while it is on."""
    if talk.state not in {State.ANNOUNCED, State.LIVE}:
        return ()
    url = reverse("hall:room", kwargs={"slug": talk.programme.slug, "number": talk.number})
    if talk.state == State.LIVE:
        return (
            panels.Way(gettext("Follow and ask now"), url, gettext("In text from 1 MB an hour"), main=True),
        )
    return (panels.Way(gettext("Ask before the talk"), url),)


def record_of(talk: Talk) -> Sequence[panels.Way]:
    """Lead from a talk to its record once that is public."""
    if talk.state not in RECORDED:
        return ()
    url = reverse("record:record", kwargs={"slug": talk.programme.slug, "number": talk.number})
    return (
        panels.Way(gettext("Read the record"), url, gettext("Statements, commitments, attendance"), main=True),
    )


def traces_of(registration: Registration) -> Sequence[panels.Way]:
    """Lead from a ticket to what its holder allows, and after the talk to the certificate."""
    label = gettext("What I allow, and my certificate")
    return (panels.Way(label, reverse("record:guest", args=[registration.code])),)


def articles_on(talk: Talk) -> Sequence[panels.Way]:
    """Lead from a talk to the articles on it, in the language of the moment."""
    found = newsroom.articles(get_language() or settings.LANGUAGE_CODE).filter(talk=talk)
    return [
        panels.Way(title, reverse("newsroom:article", kwargs={"slug": slug}), gettext("News"))
        for title, slug in found.values_list("title", "slug")
    ]


def articles_in(talk: Talk) -> Sequence[handover.Part]:
    """Give the published articles on a talk as text, for whoever leaves with its data."""
    return [
        # Both languages may know an article by the same word.
        (f"kabar/{language}/{page.slug}.txt", ("\n\n".join(lines(page.serializable_data())) + "\n").encode())
        for language, _name in settings.LANGUAGES
        for page in newsroom.articles(language).filter(talk=talk)
    ]
