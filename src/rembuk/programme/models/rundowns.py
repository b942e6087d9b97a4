"""What a rundown was before, and what a programme's rundowns begin with."""

from typing import ClassVar

from django.db import models

from rembuk.institutions.models import Account
from rembuk.kit.privacy import Classified
from rembuk.programme.models.series import Programme
from rembuk.programme.models.talks import Talk


class RundownVersion(models.Model):
    """A rundown after one act: its items, to compare with and to go back to."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="rundown_versions")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    account = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, related_name="rundown_versions")
    items = models.JSONField()

    class Meta:
        ordering = ("number",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("talk", "number"), name="a_version_has_its_own_number")
        ]

    class Privacy(Classified):
        internal = ("id", "talk", "number", "at", "account", "items")


class RundownTemplate(models.Model):
    """What every rundown of a programme may begin with: kinds, titles and minutes, and nobody's name."""

    programme = models.OneToOneField(Programme, on_delete=models.CASCADE, related_name="rundown_template")
    items = models.JSONField()

    class Privacy(Classified):
        internal = ("id", "programme", "items")
