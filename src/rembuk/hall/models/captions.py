"""What is being said, and who has the floor."""

from typing import ClassVar

from django.db import models

from rembuk.hall.models.rooms import Room
from rembuk.institutions.models import Institution, Person
from rembuk.kit.privacy import Classified
from rembuk.programme.models import Item


class Caption(models.Model):
    """One line of the captions: said at one moment, shown at a later one, so that a slip can be mended between.

    `key` is the feeding program's own name of the line, so that it may send it again or correct it.
    """

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="captions")
    text = models.CharField(max_length=400)
    speaker = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    said_at = models.DateTimeField()
    shows_at = models.DateTimeField()
    key = models.CharField(max_length=64, null=True, blank=True)  # noqa: DJ001 - unique where there is one
    withdrawn = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("said_at", "pk")
        indexes: ClassVar = [models.Index(fields=("room", "shows_at"), name="hall_caption_shows")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("room", "key"), name="a_fed_line_is_kept_once"),
            models.CheckConstraint(
                condition=models.Q(shows_at__gte=models.F("said_at")), name="a_line_shows_after_it_is_said"
            ),
        ]

    class Privacy(Classified):
        public = ("id", "room", "text", "speaker", "said_at", "shows_at")
        internal = ("key", "withdrawn", "version")


class Turn(models.Model):
    """Someone has the floor, for a body, from one press of the operator to the next."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="turns")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, null=True, blank=True, related_name="turns")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Institution, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("began_at", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("room",), condition=models.Q(ended_at=None), name="one_person_has_the_floor"
            )
        ]

    class Privacy(Classified):
        public = ("id", "room", "item", "person", "body", "began_at", "ended_at")
