"""What visitors said afterwards, without their names."""

from django.db import models
from django.utils.translation import pgettext_lazy

from rembuk.kit.privacy import Classified
from rembuk.programme.models.registrations import PlaceChoice
from rembuk.programme.models.talks import Talk


class Measure(models.TextChoices):
    """How much."""

    VERY = "very", pgettext_lazy("how much", "Very")
    RATHER = "rather", pgettext_lazy("how much", "Rather")
    LITTLE = "little", pgettext_lazy("how much", "A little")
    NOT = "not", pgettext_lazy("how much", "Not at all")


class Feedback(models.Model):
    """One visitor's answers. Nothing in it leads back to the registration; of the time only the day is kept."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="feedback")
    place = models.CharField(max_length=8, choices=PlaceChoice.choices)
    useful = models.CharField(max_length=8, choices=Measure.choices)
    clear = models.CharField(max_length=8, choices=Measure.choices)
    better = models.TextField(max_length=1_000, blank=True)
    wish = models.CharField(max_length=200, blank=True)
    day = models.DateField()

    class Privacy(Classified):
        internal = ("id", "talk", "place", "useful", "clear", "better", "wish", "day")
