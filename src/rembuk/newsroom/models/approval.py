"""The approvals that an article needs before it is public, and the letters that ask for them."""

import json
from collections.abc import Sequence
from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from rembuk.institutions.models import Account, Institution
from rembuk.kit.privacy import Classified
from rembuk.kit.refusal import Refused
from rembuk.newsroom.core import approval


class NotApprovedByAll(Refused):
    """A body has not approved this very text."""

    words = _("Every partner body has to approve this very text before it is published.")


class Approval(models.Model):
    """A body's approval of one text of an article. It holds for whatever reads exactly the same.

    `letter` names the paper on which a body without accounts approved; `account` is then who wrote it down.
    """

    article = models.ForeignKey("newsroom.ArticlePage", on_delete=models.CASCADE, related_name="approvals")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    fingerprint = models.CharField(max_length=64)
    revision = models.ForeignKey(Revision, on_delete=models.SET_NULL, null=True, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    letter = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("article", "institution", "fingerprint"), name="a_body_approves_a_text_once"
            )
        ]

    class Privacy(Classified):
        internal = ("id", "article", "institution", "fingerprint", "revision", "letter", "at")
        personal = ("account",)


class Reminder(models.Model):
    """A letter that asked a body for its approval of one text."""

    article = models.ForeignKey("newsroom.ArticlePage", on_delete=models.CASCADE, related_name="reminders")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    fingerprint = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")

    class Privacy(Classified):
        internal = ("id", "article", "institution", "fingerprint", "at")


def fingerprint_of(revision: Revision) -> str:
    """Return the fingerprint of what readers would see of a revision."""
    # A revision that was not yet read back still holds dates as dates.
    return approval.fingerprint(json.loads(json.dumps(revision.content, cls=DjangoJSONEncoder)))


def given_to(article: int) -> list[approval.Given]:
    """Return all approvals of an article, given by id, the first first. One query."""
    rows = Approval.objects.filter(article=article).values_list(
        "institution", "fingerprint", "account", "letter"
    )
    return [approval.Given(body, text, account, bool(letter)) for body, text, account, letter in rows]


def is_approved(revision: Revision, *, bodies: Sequence[int]) -> bool:
    """Say whether every body approved this revision, word for word. One query."""
    return approval.is_complete(
        bodies, given_to(int(revision.object_id)), fingerprint_of(revision), author=revision.user_id
    )
