"""The people in a room and what they do there. Nobody is named: a phone is a random key."""

from typing import ClassVar

from django.db import models

from rembuk.hall.core.presence import Mode
from rembuk.hall.models.choices import PhaseChoice
from rembuk.hall.models.polls import Poll, Word
from rembuk.hall.models.questions import Question
from rembuk.hall.models.rooms import Room
from rembuk.kit.privacy import Classified


class Participant(models.Model):
    """A phone in a room, known by the random key of its token. The row comes with the first thing it does."""

    key = models.CharField(max_length=22, primary_key=True)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="participants")
    first_at = models.DateTimeField()

    class Privacy(Classified):
        internal = ("room", "first_at")
        secret = ("key",)


class Support(models.Model):
    """One phone supports one question, once."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="supports", db_index=False)
    # Asked for by question only, so that a vote costs one index.
    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, related_name="supports", db_index=False
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("question", "participant"), name="a_question_is_supported_once")
        ]

    class Privacy(Classified):
        internal = ("id", "question", "participant")


class Answer(models.Model):
    """What one phone answered to one poll, or in one round of the quiz: options as bits, or a word."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="answers", db_index=False)
    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, related_name="answers", db_index=False
    )
    phase = models.CharField(max_length=8, choices=PhaseChoice.choices, default="", blank=True)
    mask = models.PositiveIntegerField(default=0)
    word = models.ForeignKey(Word, on_delete=models.CASCADE, null=True, blank=True, related_name="answers")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("poll", "participant", "phase"), name="a_poll_is_answered_once"),
            models.CheckConstraint(
                condition=models.Q(word=None) | models.Q(mask=0), name="an_answer_is_options_or_a_word"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=("poll", "phase", "mask"), name="hall_answer_tally")]

    class Privacy(Classified):
        internal = ("id", "poll", "participant", "phase", "mask", "word")


class Presence(models.Model):
    """How long one phone followed the room in one mode, in whole seconds of an open stream."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="presences")
    mode = models.CharField(max_length=5, choices=[(mode.value, mode.value) for mode in Mode])
    seconds = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("participant", "mode"), name="a_presence_has_one_row_a_mode")
        ]

    class Privacy(Classified):
        internal = ("id", "participant", "mode", "seconds")


class Audience(models.Model):
    """How many listen to a room through one server process, as it counted last; an old count is no count."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="audiences")
    worker = models.CharField(max_length=64)
    mode = models.CharField(max_length=5, choices=[(mode.value, mode.value) for mode in Mode])
    listeners = models.PositiveIntegerField()
    counted_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("room", "worker", "mode"), name="a_worker_counts_once_a_mode")
        ]

    class Privacy(Classified):
        internal = ("id", "room", "worker", "mode", "listeners", "counted_at")
