"""What was recorded or shown on a talk, as files and as links."""

from pathlib import PurePosixPath

from django.db import models
from django.utils.translation import gettext_lazy as _

from rembuk.institutions.models import Person
from rembuk.kit.privacy import Classified
from rembuk.programme.models import Talk


class MediumKind(models.TextChoices):
    """What a file is."""

    VIDEO = "video", _("Video")
    SOUND = "sound", _("Sound")
    MATERIAL = "material", _("Material")


class MediumState(models.TextChoices):
    """Where a file stands: the worker makes what came in ready to be played and read."""

    WAITING = "waiting", _("being prepared")
    READY = "ready", _("ready")
    FAILED = "failed", _("could not be read")


class Medium(models.Model):
    """A file of a talk: `path` under the site's data folder, `size` in bytes, `seconds` if it can be played.

    `is_uncut` says that it is the stream as it ran, in which everyone speaks whatever they allow.
    """

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="media")
    kind = models.CharField(max_length=8, choices=MediumKind.choices)
    title = models.CharField(max_length=200)
    path = models.CharField(max_length=200)
    type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    seconds = models.PositiveIntegerField(null=True, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="media")
    state = models.CharField(max_length=8, choices=MediumState.choices, default=MediumState.WAITING)
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField()
    is_uncut = models.BooleanField(default=False)

    class Meta:
        ordering = ("kind", "id")

    class Privacy(Classified):
        public = ("id", "talk", "kind", "title", "type", "size", "seconds", "person", "sha256", "added_at")
        internal = ("path", "state", "is_uncut")

    @property
    def name(self) -> str:
        """The file's name in its address."""
        return f"{self.kind}{PurePosixPath(self.path).suffix}"
