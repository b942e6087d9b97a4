"""Certificates of who took part, and the batches in which they are made."""

from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy

from rembuk.institutions.models import Person
from rembuk.kit.privacy import Classified
from rembuk.programme.models import Talk


class Part(models.TextChoices):
    """As what someone took part."""

    PARTICIPANT = "participant", pgettext_lazy("on a certificate", "participant")
    SPEAKER = "speaker", pgettext_lazy("on a certificate", "speaker")
    MODERATOR = "moderator", pgettext_lazy("on a certificate", "moderator")


class Certificate(models.Model):
    """Proof that someone took part in a talk.

    `source` is the plain key of whom it is for, so that nobody is given two; `token` is what was signed.
    """

    talk = models.ForeignKey(Talk, on_delete=models.PROTECT, related_name="certificates")
    sequence = models.PositiveIntegerField()
    year = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=80, unique=True)
    code = models.CharField(max_length=24, unique=True)
    part = models.CharField(max_length=11, choices=Part.choices)
    source = models.CharField(max_length=80)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="certificates"
    )
    name = models.CharField(max_length=200)
    token = models.TextField()
    issued_at = models.DateTimeField()
    printed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("year", "sequence")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("talk", "source", "part"), name="one_certificate_a_person_and_part"
            ),
        ]

    class Privacy(Classified):
        public = ("part", "number", "year", "talk", "issued_at", "withdrawn_at")
        internal = ("id", "sequence", "source", "printed_at", "withdrawn_because", "person")
        personal = ("name", "token")
        secret = ("code",)
