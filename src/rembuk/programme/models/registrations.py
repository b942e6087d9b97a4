"""Who wants to take part in a talk, and where."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rembuk.kit.privacy import Classified
from rembuk.programme.core.contact import is_mail
from rembuk.programme.core.seats import Place, Standing
from rembuk.programme.models.talks import Talk


class PlaceChoice(models.TextChoices):
    """`Place`, with the words people read."""

    HALL = Place.HALL.value, _("In the hall")
    ONLINE = Place.ONLINE.value, _("Online")


class StandingChoice(models.TextChoices):
    """`Standing`, with the words people read."""

    SURE = Standing.SURE.value, pgettext_lazy("standing of a registration", "Registered")
    WAITING = Standing.WAITING.value, pgettext_lazy("standing of a registration", "On the waiting list")
    OFFERED = Standing.OFFERED.value, pgettext_lazy("standing of a registration", "A seat is offered")
    LAPSED = Standing.LAPSED.value, pgettext_lazy("standing of a registration", "The offer has lapsed")
    CANCELLED = Standing.CANCELLED.value, pgettext_lazy("standing of a registration", "Cancelled")


class Need(models.TextChoices):
    """What someone needs in order to take part."""

    WHEELCHAIR = "wheelchair", _("Step-free way and room for a wheelchair")
    SIGN = "sign", _("Sign language interpreter")
    CAPTIONS = "captions", _("Live text of what is said")
    SEAT = "seat", _("A seat in front")


class Source(models.TextChoices):
    """How a registration came in."""

    WEB = "web", _("Registered online")
    DOOR = "door", _("Added at the door")
    PAPER = "paper", _("Taken from the paper list")


class Registration(models.Model):
    """One person who wants to take part in one talk, by nickname and one contact.

    `code` opens the ticket; `door_code` is what the door finds the person by. The contact, the needs, and the
    name of whoever did not come are forgotten after the talk; `forgotten_at` says when.
    """

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="registrations")
    code = models.CharField(max_length=24, unique=True)
    door_code = models.CharField(max_length=8)
    name = models.CharField(max_length=80)
    contact = models.CharField(max_length=254, blank=True)
    district = models.CharField(max_length=80, blank=True)
    language = models.CharField(max_length=2, default="id")
    place = models.CharField(max_length=8, choices=PlaceChoice.choices)
    standing = models.CharField(max_length=10, choices=StandingChoice.choices)
    source = models.CharField(max_length=8, choices=Source.choices, default=Source.WEB)
    needs = models.JSONField(default=list, blank=True)
    needs_note = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    queued_at = models.DateTimeField()
    answer_by = models.DateTimeField(null=True, blank=True)
    feedback_at = models.DateTimeField(null=True, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("made_at", "id")
        indexes: ClassVar = [models.Index(fields=("talk", "place", "standing"), name="seats_of_a_talk")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("talk", "door_code"), name="a_door_code_is_one_persons"),
            models.CheckConstraint(
                condition=models.Q(standing=Standing.OFFERED.value, answer_by__isnull=False)
                | (~models.Q(standing=Standing.OFFERED.value) & models.Q(answer_by=None)),
                name="only_an_offer_waits_for_an_answer",
            ),
        ]

    class Privacy(Classified):
        internal = (
            "id", "talk", "language", "place", "standing", "source", "made_at", "queued_at", "answer_by",
            "feedback_at", "forgotten_at",
        )  # fmt: skip
        personal = ("name", "contact", "district", "needs", "needs_note")
        secret = ("code", "door_code")

    @property
    def email(self) -> str:
        """The e-mail address, or "" if another contact was left or none."""
        return self.contact if is_mail(self.contact) else ""

    @property
    def phone(self) -> str:
        """The telephone number, or "" if another contact was left or none."""
        return "" if is_mail(self.contact) else self.contact

    @property
    def needs_in_words(self) -> list[str]:
        """What the person needs, in the language of the moment."""
        words = {need.value: str(need.label) for need in Need}
        return [*(words[need] for need in self.needs if need in words), *filter(None, [self.needs_note])]
