"""What someone agreed to have kept and shown of them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from rembuk.institutions.models import Person
from rembuk.kit.privacy import Classified
from rembuk.programme.models import Talk


class Scope(models.TextChoices):
    """What consent is about."""

    STREAM = "stream", _("Shown live")
    RECORDING = "recording", _("Recording and transcript")
    QUOTE = "quote", _("Quoted in words")
    PHOTO = "photo", _("Photographs")


class Consent(models.Model):
    """Whether a person agrees to one thing on one talk, and since when; no row means nobody said no."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="consents")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="consents")
    scope = models.CharField(max_length=9, choices=Scope.choices)
    given = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("talk", "person", "scope"), name="one_answer_a_person_and_scope")
        ]

    class Privacy(Classified):
        internal = ("id", "talk", "scope", "given", "at")
        personal = ("person",)
