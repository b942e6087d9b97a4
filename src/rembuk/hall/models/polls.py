"""Polls, the questions of the quiz, and the words people answer with."""

from typing import ClassVar

from django.db import models

from rembuk.hall.core.polls import PollState
from rembuk.hall.models.choices import PollKindChoice, PollStateChoice
from rembuk.hall.models.rooms import Room
from rembuk.kit.privacy import Classified


class Poll(models.Model):
    """A poll, or a question of the quiz; of the latter `right` is the place of the right option, from 0.

    `shown` says that the operator has opened the results.
    """

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="polls")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=PollKindChoice.choices)
    text = models.CharField(max_length=280)
    options = models.JSONField(default=list, blank=True)
    right = models.PositiveSmallIntegerField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=PollStateChoice.choices, default=PollState.DRAFT.value)
    shown = models.BooleanField(default=False)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("number",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("room", "number"), name="a_poll_has_its_own_number")
        ]

    class Privacy(Classified):
        public = ("id", "room", "number", "kind", "text", "options", "state", "shown", "opened_at", "closed_at")
        internal = ("version",)
        secret = ("right",)


class Word(models.Model):
    """What people answered in their own words; each wording once, and shown only when a person approved it."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="words")
    text = models.CharField(max_length=280)
    approved = models.BooleanField(null=True)

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [models.UniqueConstraint(fields=("poll", "text"), name="a_word_is_kept_once")]

    class Privacy(Classified):
        public = ("id", "poll", "text", "approved")
