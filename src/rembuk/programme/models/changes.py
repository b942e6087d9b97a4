"""What people who know of a talk must learn."""

from typing import ClassVar

from django.db import models

from rembuk.kit.privacy import Classified
from rembuk.programme.models.talks import Talk


class TalkChange(models.Model):
    """A change of a talk that people know of: `before` holds when and where it was to take place until then.

    `sequence` is the one the talk's calendar entry got by it. `told_at` says when its letters were left.
    """

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="changes")
    sequence = models.PositiveIntegerField()
    at = models.DateTimeField()
    before = models.JSONField()
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("sequence",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("talk", "sequence"), name="a_change_is_noted_once")
        ]

    class Privacy(Classified):
        public = ("id", "talk", "sequence", "at", "before")
        internal = ("told_at",)
