"""The words of a talk line by line, its chapters, and how the recording stands to the clock."""

from typing import ClassVar

from django.db import models

from rembuk.institutions.models import Person
from rembuk.kit.privacy import Classified
from rembuk.programme.models import Talk
from rembuk.record.models.correction import Edition


class Tape(models.Model):
    """How a talk's recording stands to the clock: it began `lead` seconds before the talk was opened.

    Of our own stream `stretches` say when it ran, each as `[ISO instant, seconds]`, and count instead of the
    lead. `begun_at` is when the record was begun with what the live room left.
    """

    talk = models.OneToOneField(Talk, on_delete=models.CASCADE, related_name="tape")
    lead = models.PositiveIntegerField(default=0)
    stretches = models.JSONField(default=list, blank=True)
    video = models.URLField(blank=True)
    begun_at = models.DateTimeField(null=True, blank=True)

    class Privacy(Classified):
        public = ("id", "talk", "lead", "stretches", "video")
        internal = ("begun_at",)


class Line(Edition):
    """A caption: from when to when in milliseconds of the recording, who spoke, and the words.

    `speaker` is the name as the captions had it, for someone the directory does not know. `source` keeps the
    words as they came in, once they have been corrected.
    """

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="lines")
    starts = models.PositiveIntegerField()
    ends = models.PositiveIntegerField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="lines")
    speaker = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    source = models.TextField(blank=True)

    class Meta:
        ordering = ("starts", "id")
        indexes: ClassVar = [models.Index(fields=("talk", "starts"), name="lines_of_a_talk_by_time")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ends__gte=models.F("starts")), name="a_line_ends_after_it_starts"
            )
        ]

    class Privacy(Classified):
        public = ("id", "talk", "starts", "ends", "person", "speaker", "text")
        internal = ("source", "agreed")


class Chapter(models.Model):
    """A part of a recording that was entered by hand; without any, the rundown's clock gives them."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="chapters")
    at = models.PositiveIntegerField()
    title = models.CharField(max_length=200)

    class Meta:
        ordering = ("at",)

    class Privacy(Classified):
        public = ("id", "talk", "at", "title")


class Word(models.Model):
    """A word that stands somewhere in a record, with its stem: by it the search knows kin and mends slips."""

    word = models.CharField(max_length=40, unique=True)
    stem = models.CharField(max_length=40, db_index=True)

    class Privacy(Classified):
        internal = ("id", "word", "stem")
