"""Who is invited to speak, what they answered, and the official letters that went out."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rembuk.institutions.models import Institution, Person
from rembuk.kit.privacy import Classified
from rembuk.programme.core.contact import is_mail
from rembuk.programme.core.invitation import Reply, Scope
from rembuk.programme.models.talks import Talk


class ReplyChoice(models.TextChoices):
    """`Reply`, with the words people read."""

    DRAFT = Reply.DRAFT.value, pgettext_lazy("reply to an invitation", "Not sent")
    SENT = Reply.SENT.value, pgettext_lazy("reply to an invitation", "No answer yet")
    ACCEPTED = Reply.ACCEPTED.value, pgettext_lazy("reply to an invitation", "Accepted")
    DECLINED = Reply.DECLINED.value, pgettext_lazy("reply to an invitation", "Declined")
    WITHDRAWN = Reply.WITHDRAWN.value, pgettext_lazy("reply to an invitation", "Withdrawn")


class ScopeChoice(models.TextChoices):
    """`Scope`, with the words people read."""

    STREAM = Scope.STREAM.value, _("My picture and voice in the live stream")
    RECORDING = Scope.RECORDING.value, _("The recording that stays on the site")
    QUOTE = Scope.QUOTE.value, _("My words quoted in the news")
    PHOTO = Scope.PHOTO.value, _("Photos of me in the news and on posters")


class Invitation(models.Model):
    """One person invited to speak on one talk. `token` opens its page; whoever has it answers."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="invitations")
    token = models.CharField(max_length=24, unique=True)
    contact = models.CharField(max_length=254, blank=True)
    reply = models.CharField(max_length=10, choices=ReplyChoice.choices, default=Reply.DRAFT.value)
    word = models.CharField(max_length=500, blank=True)
    printed_title = models.CharField(max_length=200, blank=True)
    biography = models.TextField(max_length=800, blank=True)
    photo = models.FileField(upload_to="speakers/", blank=True)
    photo_alt = models.CharField(max_length=200, blank=True)
    slides = models.FileField(upload_to="slides/", blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("talk", "person"), name="a_person_is_invited_once_to_a_talk"),
            models.CheckConstraint(
                condition=models.Q(photo="") | ~models.Q(photo_alt=""), name="a_photo_is_described"
            ),
        ]

    class Privacy(Classified):
        public = ("printed_title", "biography", "photo", "photo_alt")
        internal = ("id", "talk", "person", "reply", "slides", "sent_at", "answered_at")
        personal = ("contact", "word")
        secret = ("token",)

    @property
    def email(self) -> str:
        """The e-mail address, or "" if another contact is known or none."""
        return self.contact if is_mail(self.contact) else ""

    @property
    def phone(self) -> str:
        """The telephone number, or "" if another contact is known or none."""
        return "" if is_mail(self.contact) else self.contact


class Consent(models.Model):
    """What an invited person agreed to; withdrawn, it stays as a row that says when."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="consents")
    scope = models.CharField(max_length=10, choices=ScopeChoice.choices)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("invitation", "scope"), name="a_scope_is_agreed_to_once")
        ]

    class Privacy(Classified):
        internal = ("id", "invitation", "scope", "given_at", "withdrawn_at")


class LetterStyle(models.Model):
    """How a body numbers and signs its letters."""

    institution = models.OneToOneField(Institution, on_delete=models.CASCADE, related_name="letter_style")
    pattern = models.CharField(max_length=80)
    city = models.CharField(max_length=80, blank=True)
    signer = models.CharField(max_length=200, blank=True)
    signer_title = models.CharField(max_length=200, blank=True)

    class Privacy(Classified):
        internal = ("id", "institution", "pattern", "city", "signer", "signer_title")


class OfficialLetter(models.Model):
    """A number that a body has given to a letter. `serial` is empty where it was written by hand."""

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="letters")
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField(null=True, blank=True)
    number = models.CharField(max_length=120)
    day = models.DateField()
    invitation = models.OneToOneField(
        Invitation, on_delete=models.SET_NULL, null=True, related_name="official_letter"
    )

    class Meta:
        ordering = ("institution", "year", "serial")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("institution", "year", "serial"), name="a_serial_is_given_once"),
            models.UniqueConstraint(fields=("institution", "number"), name="a_letter_number_is_given_once"),
        ]

    class Privacy(Classified):
        internal = ("id", "institution", "year", "serial", "number", "day", "invitation")
