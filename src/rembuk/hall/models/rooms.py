"""The live room of a talk, what its projector shows, and what is said to everyone at once."""

from datetime import timedelta
from typing import ClassVar

from django.db import models

from rembuk.hall.core.polls import Phase
from rembuk.hall.core.state import Scene
from rembuk.hall.models.choices import PhaseChoice, SceneChoice
from rembuk.kit.privacy import Classified
from rembuk.programme.models import Talk

CAPTION_DELAY = timedelta(seconds=4)


class Room(models.Model):
    """The live room of a talk.

    `doings` counts what the crowd has done, which the ledger does not; `caption_delay` is how long a line waits
    for correction; `sealed_at` is when the log was given the totals; of a `rehearsal` nothing is kept.
    """

    talk = models.OneToOneField(Talk, on_delete=models.CASCADE, related_name="room")
    doings = models.PositiveBigIntegerField(default=0)
    takes_questions = models.BooleanField(default=True)
    approves_by_itself = models.BooleanField(default=False)
    quiz_phase = models.CharField(
        max_length=8, choices=PhaseChoice.choices, default=Phase.NONE.value, blank=True
    )
    quiz_shown = models.BooleanField(default=False)
    caption_delay = models.DurationField(default=CAPTION_DELAY)
    caption_key = models.CharField(max_length=22, blank=True)
    version = models.PositiveIntegerField(default=0)
    sealed_at = models.DateTimeField(null=True, blank=True)
    rehearsal = models.BooleanField(default=False)

    class Privacy(Classified):
        public = ("id", "talk", "doings", "takes_questions", "quiz_phase", "quiz_shown", "sealed_at")
        internal = ("approves_by_itself", "caption_delay", "version", "rehearsal")
        secret = ("caption_key",)


class Screen(models.Model):
    """What the projector of a room shows; without a row, the opening."""

    room = models.OneToOneField(Room, on_delete=models.CASCADE, related_name="screen")
    scene = models.CharField(max_length=8, choices=SceneChoice.choices, default=Scene.OPENING.value)
    poll = models.ForeignKey("hall.Poll", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=0)

    class Privacy(Classified):
        public = ("id", "room", "scene", "poll")
        internal = ("version",)


class Message(models.Model):
    """Something that everyone must read now, until it is withdrawn."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="messages")
    text = models.CharField(max_length=280)
    said_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("said_at",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("room",), condition=models.Q(withdrawn_at=None), name="a_room_has_one_message_at_a_time"
            )
        ]

    class Privacy(Classified):
        public = ("id", "room", "text", "said_at", "withdrawn_at")
