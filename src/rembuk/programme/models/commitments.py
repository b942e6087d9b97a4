"""What was promised on a talk."""

from django.db import models

from rembuk.institutions.models import Institution, Person
from rembuk.kit.privacy import Classified
from rembuk.programme.core.talk import Promise
from rembuk.programme.models.choices import PromiseChoice
from rembuk.programme.models.talks import Talk


class Commitment(models.Model):
    """Something that was promised on a talk: by whom, for which body, until when, and what became of it.

    `evidence` is where one can see that it was kept. `asked` holds the days on which its body was asked by
    mail; `answers` counts what was answered, for a link in a mail holds for the next answer only.
    """

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="commitments")
    position = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="commitments")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="commitments")
    text = models.TextField()
    at = models.TimeField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=PromiseChoice.choices, default=Promise.OPEN.value)
    note = models.TextField(blank=True)
    evidence = models.URLField(blank=True)
    asked = models.JSONField(default=list)
    answers = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("position",)

    class Privacy(Classified):
        public = (
            "id", "talk", "position", "person", "institution", "text", "at", "due", "state", "note", "evidence",
        )  # fmt: skip
        internal = ("asked", "answers")
