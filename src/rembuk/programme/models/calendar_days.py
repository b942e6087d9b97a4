"""Days and periods on which a programme holds no talk."""

from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy

from rembuk.kit.privacy import Classified
from rembuk.programme.core.board import OffKind
from rembuk.programme.models.series import Programme


class OffKindChoice(models.TextChoices):
    """`OffKind`, with the words people read."""

    HOLIDAY = OffKind.HOLIDAY.value, pgettext_lazy("kind of day", "Public holiday")
    LEAVE = OffKind.LEAVE.value, pgettext_lazy("kind of day", "Collective leave")
    QUIET = OffKind.QUIET.value, pgettext_lazy("kind of day", "Quiet period")


class DayOff(models.Model):
    """A day or a period, both ends included, without a talk. An estimate must still be confirmed by decree."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="days_off")
    starts = models.DateField()
    ends = models.DateField()
    kind = models.CharField(max_length=8, choices=OffKindChoice.choices)
    name = models.CharField(max_length=200)
    is_estimate = models.BooleanField(default=False)

    class Meta:
        ordering = ("starts", "id")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(starts__lte=models.F("ends")), name="a_period_ends_after_it_starts"
            ),
            models.UniqueConstraint(fields=("programme", "starts", "name"), name="a_day_off_is_entered_once"),
        ]

    class Privacy(Classified):
        public = ("id", "programme", "starts", "ends", "kind", "name", "is_estimate")
