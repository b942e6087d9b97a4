"""Certificates of who took part, and the batches in which they are made."""

from datetime import date
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import pgettext_lazy

from rembuk.institutions.models import Person
from rembuk.kit.privacy import Classified
from rembuk.programme.models import Registration, Talk


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

    @property
    def issued_on(self) -> date:
        """The day it was given, by the clock of its programme's place. Needs the talk with its programme."""
        return self.issued_at.astimezone(ZoneInfo(self.talk.programme.timezone)).date()


class Rule(models.Model):
    """Who of a talk's visitors gets a certificate; any one of what is set is enough.

    `door` counts whoever was seen at the door or signed the paper list; `share` is the least part of the live
    time that a phone followed, and `quiz` the least part of right answers after the talk, both in percent.
    """

    talk = models.OneToOneField(Talk, on_delete=models.CASCADE, related_name="certificate_rule")
    door = models.BooleanField(default=True)
    share = models.PositiveSmallIntegerField(null=True, blank=True, default=50)
    quiz = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(door=True) | models.Q(share__isnull=False) | models.Q(quiz__isnull=False),
                name="a_rule_lets_somebody_in",
            )
        ]

    class Privacy(Classified):
        public = ("id", "talk", "door", "share", "quiz")


class Followed(models.Model):
    """What a ticket's holder followed online, as their phone showed once; which phone that was is not kept.

    `seconds` of the open room; `right` is the part of right quiz answers after the talk, in percent, empty
    without a quiz.
    """

    registration = models.OneToOneField(Registration, on_delete=models.CASCADE, related_name="followed")
    seconds = models.PositiveIntegerField()
    right = models.PositiveSmallIntegerField(null=True, blank=True)
    at = models.DateTimeField()

    class Privacy(Classified):
        internal = ("id", "at")
        personal = ("registration", "seconds", "right")


class SpentPhone(models.Model):
    """That a phone has spoken for one ticket: a keyed mark of it, which leads to no ticket."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="spent_phones")
    mark = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("talk", "mark"), name="a_phone_speaks_for_one_ticket")
        ]

    class Privacy(Classified):
        internal = ("id", "talk")
        secret = ("mark",)
