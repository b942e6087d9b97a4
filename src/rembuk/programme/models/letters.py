"""E-mail that waits to be sent: an act leaves a row, and the worker finds it."""

from typing import ClassVar

from django.db import models

from rembuk.kit.privacy import Classified
from rembuk.programme.models.registrations import Registration


class LetterKind(models.TextChoices):
    """What a letter is about."""

    TICKET = "ticket"
    OFFER = "offer"
    REMINDER = "reminder"
    CHANGE = "change"
    THANKS = "thanks"


class Letter(models.Model):
    """One e-mail to one person. What it says is written when it is sent, from the rows as they are then.

    `sequence` is that of the talk when the letter tells of a change.
    """

    kind = models.CharField(max_length=12, choices=LetterKind.choices)
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="letters")
    due_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sequence = models.PositiveIntegerField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("due_at", "id")
        indexes: ClassVar = [
            models.Index(fields=("due_at",), condition=models.Q(sent_at=None), name="letters_to_send")
        ]

    class Privacy(Classified):
        internal = ("id", "kind", "registration", "due_at", "claimed_at", "sent_at", "sequence", "tries")
