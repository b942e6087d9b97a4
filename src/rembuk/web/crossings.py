"""Where rooms meet that may not know each other. Called once, when the site starts."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext

from rembuk.programme import panels
from rembuk.programme.core.talk import OVER
from rembuk.programme.models import Talk


def cross() -> None:
    """Hang on the pages of a talk what the higher rooms know of it."""
    panels.hang(record_of)


def record_of(talk: Talk) -> Sequence[panels.Way]:
    """Lead from a talk that was held to its record."""
    if talk.state not in OVER:
        return ()
    url = reverse("record:record", kwargs={"slug": talk.programme.slug, "number": talk.number})
    return (
        panels.Way(gettext("Read the record"), url, gettext("Statements, commitments, attendance"), main=True),
    )
