"""Who was there."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from rembuk.kit.privacy import Classified
from rembuk.programme.models.registrations import Registration
from rembuk.programme.models.talks import Talk


class Witness(models.TextChoices):
    """By what it is known that someone was there."""

    DOOR = "door", _("Seen at the door")
    PAPER = "paper", _("Signed the paper list")
    ONLINE = "online", _("Followed online")


class Arrival(models.Model):
    """That someone was there: one row a person and talk, so that nobody counts twice.

    A door's phone numbers what it saw, so that a queue sent twice changes nothing: (`device`, `counter`).
    """

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="arrivals")
    registration = models.OneToOneField(Registration, on_delete=models.CASCADE, related_name="arrival")
    witness = models.CharField(max_length=8, choices=Witness.choices)
    at = models.DateTimeField()
    door = models.CharField(max_length=40, blank=True)
    device = models.CharField(max_length=36, blank=True)
    counter = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("at", "id")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("talk", "device", "counter"),
                condition=~models.Q(device=""),
                name="a_door_says_each_thing_once",
            )
        ]

    class Privacy(Classified):
        internal = ("id", "talk", "registration", "witness", "at", "door", "device", "counter")
