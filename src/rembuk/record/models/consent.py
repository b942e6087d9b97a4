"""What someone agreed to have kept and shown of them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from rembuk.institutions.models import Person
from rembuk.kit.privacy import Classified
from rembuk.programme.models import Registration, Talk


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


class GuestScope(models.TextChoices):
    """What a visitor may allow, by the link of the ticket; without a yes it is a no."""

    NAME = "name", _("My name beside the questions I asked")
    PHOTO = "photo", _("Photos in which I can be recognized")


class GuestConsent(models.Model):
    """That a visitor allows one thing, and since when; taken back, the row says since when not."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="guest_consents")
    scope = models.CharField(max_length=5, choices=GuestScope.choices)
    given = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("registration", "scope"), name="one_answer_a_visitor_and_scope")
        ]

    class Privacy(Classified):
        internal = ("id", "scope", "given", "at")
        personal = ("registration",)
