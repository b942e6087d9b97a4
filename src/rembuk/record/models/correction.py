"""A public record under correction: until its partners agree anew, everyone reads what they agreed to last."""

from typing import ClassVar, Self, TypeVar

from django.db import models

from rembuk.kit.privacy import Classified
from rembuk.programme.models import Talk

M = TypeVar("M", bound=models.Model)


class Working(models.Manager[M]):
    """The rows that the desk works on: what the next agreement is about."""

    def get_queryset(self) -> "models.QuerySet[M]":
        """Leave out the copies that are kept for the public."""
        return super().get_queryset().filter(agreed=False)


class Edition(models.Model):
    """A row of a record. While the record is corrected, a copy as it was `agreed` stays for the public."""

    agreed = models.BooleanField(default=False)

    objects: ClassVar["Working[Self]"] = Working()
    every: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        abstract = True


class Correction(models.Model):
    """That a public record differs from what its partners agreed to, since when, and what they agreed to.

    Statements and lines are kept as copies of their rows; what is small stands here: the attendance, how the
    recording stood to the clock, and its chapters as pairs of milliseconds and title.
    """

    talk = models.OneToOneField(Talk, on_delete=models.CASCADE, related_name="correction")
    since = models.DateTimeField()
    hall = models.PositiveIntegerField(null=True)
    online = models.PositiveIntegerField(null=True)
    lead = models.PositiveIntegerField()
    stretches = models.JSONField(default=list)
    video = models.URLField(blank=True)
    chapters = models.JSONField(default=list)

    class Privacy(Classified):
        public = ("talk", "hall", "online", "lead", "stretches", "video", "chapters")
        internal = ("id", "since")
