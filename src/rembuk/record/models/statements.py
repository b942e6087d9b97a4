"""Statements: what was said on a talk; and attendance: how many were there."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from rembuk.institutions.models import Person
from rembuk.kit.privacy import Classified
from rembuk.programme.models import Talk
from rembuk.record.models.correction import Edition


class StatementKind(models.TextChoices):
    """What a statement is. A commitment is one too, and is kept in the programme, which follows it up."""

    REMARK = "remark", _("Remark")
    TIP = "tip", _("Tip")
    CLOSING = "closing", _("Closing statement")
    QUOTE = "quote", _("Quote")


class Statement(Edition):
    """Something a person said on a talk, in the words that were taken down."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="statements")
    position = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="statements")
    kind = models.CharField(max_length=8, choices=StatementKind.choices)
    text = models.TextField()
    at = models.TimeField(null=True, blank=True)

    class Meta:
        ordering = ("position",)

    class Privacy(Classified):
        public = ("id", "talk", "position", "person", "kind", "text", "at")
        internal = ("agreed",)


class Attendance(models.Model):
    """How many people took part in a talk, as the host counted them; a figure not taken is empty."""

    talk = models.OneToOneField(Talk, on_delete=models.CASCADE, related_name="attendance")
    hall = models.PositiveIntegerField(null=True, blank=True)
    online = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(hall__isnull=False) | models.Q(online__isnull=False),
                name="attendance_has_a_figure",
            )
        ]

    class Privacy(Classified):
        public = ("id", "talk", "hall", "online")
