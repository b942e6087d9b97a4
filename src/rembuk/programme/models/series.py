"""A programme and the bodies that own it together."""

from typing import ClassVar

from django.db import models

from rembuk.institutions.models import Institution
from rembuk.kit.privacy import Classified


class Programme(models.Model):
    """A series of talks that several bodies hold together."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    purpose = models.TextField()
    formulated_on = models.DateField(null=True, blank=True)
    cadence = models.CharField(max_length=200, blank=True)
    timezone = models.CharField(max_length=64, default="Asia/Jakarta")
    modes = models.JSONField(default=list)
    open_to_others = models.BooleanField(default=False)
    partners = models.ManyToManyField(Institution, through="Partner", related_name="programmes")

    class Meta:
        ordering = ("id",)

    class Privacy(Classified):
        public = (
            "id", "slug", "name", "purpose", "formulated_on", "cadence", "timezone", "modes", "open_to_others",
            "partners",
        )  # fmt: skip

    def __str__(self) -> str:
        """Name the programme as it is printed."""
        return self.name


class Partner(models.Model):
    """A body that owns a programme together with the others, in the order of their agreement."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="partnerships")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="partnerships")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("programme", "institution"), name="a_body_is_partner_once")
        ]

    class Privacy(Classified):
        public = ("id", "programme", "institution", "position")
