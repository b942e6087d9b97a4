"""Which body agreed to what, and who was asked by mail."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from rembuk.institutions.models import Account, Institution
from rembuk.kit.privacy import Classified
from rembuk.programme.core.agreement import Proof, Subject
from rembuk.programme.models.talks import Talk


class SubjectChoice(models.TextChoices):
    """`Subject`, with the words people read."""

    PLAN = Subject.PLAN.value, _("the plan")
    RECORD = Subject.RECORD.value, _("the record")


class ProofChoice(models.TextChoices):
    """`Proof`, with the words people read."""

    DESK = Proof.DESK.value, _("signed in")
    LINK = Proof.LINK.value, _("by the link in the e-mail")
    LETTER = Proof.LETTER.value, _("by letter")


class Agreement(models.Model):
    """The last content a body agreed to: its version, and its lines as they read then.

    It stands as long as the content's version is the same. `letter` names the paper behind an agreement that a
    colleague wrote down for a body without accounts.
    """

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="agreements")
    subject = models.CharField(max_length=8, choices=SubjectChoice.choices)
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="agreements")
    version = models.CharField(max_length=16)
    rows = models.JSONField()
    account = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, related_name="agreements")
    proof = models.CharField(max_length=8, choices=ProofChoice.choices)
    letter = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("talk", "subject", "institution")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("talk", "subject", "institution"), name="a_body_agrees_once_to_a_subject"
            )
        ]

    class Privacy(Classified):
        internal = (
            "id",
            "talk",
            "subject",
            "institution",
            "version",
            "rows",
            "account",
            "proof",
            "letter",
            "at",
        )


class Asking(models.Model):
    """An account that is asked by mail to agree, for its body, to one version of a subject.

    Each letter carries the same link, which is spent by agreeing. `sent` holds when the letters went out.
    """

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="askings")
    subject = models.CharField(max_length=8, choices=SubjectChoice.choices)
    version = models.CharField(max_length=16)
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="askings")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="askings")
    asked_at = models.DateTimeField()
    sent = models.JSONField(default=list)
    spent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("talk", "subject", "version", "institution", "account"), name="an_account_is_asked_once"
            )
        ]

    class Privacy(Classified):
        internal = (
            "id", "talk", "subject", "version", "institution", "account", "asked_at", "sent", "spent_at",
        )  # fmt: skip
