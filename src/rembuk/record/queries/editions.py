"""Which edition of a record is read: the desk's, or while that is being corrected the one agreed to last.

The plain managers of the rows give the desk's edition; whatever the public reads goes through here.
"""

from typing import TypeVar

from django.db.models import Exists, Model, OuterRef, QuerySet

from rembuk.programme.models import Talk
from rembuk.record.models import Correction

M = TypeVar("M", bound=Model)


def correction_of(talk: Talk) -> Correction | None:
    """Return what stays public while a talk's record is corrected; None if it is not. One query, once."""
    found: Correction | None = getattr(talk, "correction", None)
    return found


def corrected() -> QuerySet[Correction]:
    """Return all that is being corrected."""
    return Correction.objects.select_related("talk__programme")


def public(rows: "QuerySet[M]") -> "QuerySet[M]":
    """Return of rows from `every` the edition that is the public's, whatever the states of the talks."""
    return rows.filter(agreed=Exists(Correction.objects.filter(talk=OuterRef("talk"))))
