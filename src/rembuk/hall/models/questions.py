"""What people ask."""

from typing import ClassVar

from django.db import models

from rembuk.hall.core.questions import QuestionState
from rembuk.hall.models.choices import QuestionStateChoice, SourceChoice
from rembuk.hall.models.rooms import Room
from rembuk.institutions.models import Institution, Person
from rembuk.kit.privacy import Classified


class Question(models.Model):
    """A question asked in a room.

    `name` is what the asker wants to be called; `leader` is the question that it was grouped under; `supported`
    is how many phones support it, kept beside the rows that say so. A question left unanswered is handed to a
    `body`, which owes an `answer` by the `due` date.
    """

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="questions")
    number = models.PositiveIntegerField()
    source = models.CharField(max_length=5, choices=SourceChoice.choices)
    participant = models.ForeignKey(
        "hall.Participant", on_delete=models.SET_NULL, null=True, blank=True, related_name="questions"
    )
    name = models.CharField(max_length=60, blank=True)
    text = models.CharField(max_length=500)
    state = models.CharField(
        max_length=8, choices=QuestionStateChoice.choices, default=QuestionState.PENDING.value
    )
    supported = models.PositiveIntegerField(default=0)
    leader = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="followers"
    )
    speaker = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    body = models.ForeignKey(Institution, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    aired_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("number",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("room", "number"), name="a_question_has_its_own_number"),
            models.UniqueConstraint(fields=("participant", "text"), name="the_same_words_ask_once"),
            models.UniqueConstraint(
                fields=("room",),
                condition=models.Q(state=QuestionState.ON_AIR.value),
                name="one_question_is_on_air",
            ),
            models.CheckConstraint(
                condition=models.Q(body=None, due=None) | models.Q(body__isnull=False, due__isnull=False),
                name="a_body_answers_by_a_date",
            ),
        ]

    class Privacy(Classified):
        public = (
            "id", "room", "number", "source", "text", "state", "supported", "leader", "speaker", "body", "due",
            "answer", "asked_at", "aired_at", "answered_at",
        )  # fmt: skip
        internal = ("version",)
        personal = ("name",)
        secret = ("participant",)
