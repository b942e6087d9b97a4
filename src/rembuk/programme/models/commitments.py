"""What was promised on a talk."""

from django.db import models

from rembuk.institutions.models import Institution, Person
from rembuk.kit.privacy import Classified
from rembuk.programme.core.talk import Promise
from rembuk.programme.models.choices import PromiseChoice
from rembuk.programme.models.talks import Talk


class Commitment(models.Model):
    """Something that was promised on a talk: by whom, for which body, until when, and what became of it."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="commitments")
    position = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="commitments")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="commitments")
    text = models.TextField()
    at = models.TimeField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=PromiseChoice.choices, default=Promise.OPEN.value)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("position",)

    class Privacy(Classified):
        public = ("id", "talk", "position", "person", "institution", "text", "at", "due", "state", "note")
