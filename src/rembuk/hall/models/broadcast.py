"""Where sound and picture of a talk come from."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from rembuk.hall.core.broadcast import StreamSource
from rembuk.kit.privacy import Classified
from rembuk.programme.models import Talk


class StreamSourceChoice(models.TextChoices):
    """`StreamSource`, with the words people read."""

    NONE = StreamSource.NONE.value, _("Text alone")
    OWN = StreamSource.OWN.value, _("Our own stream")
    YOUTUBE = StreamSource.YOUTUBE.value, _("YouTube")
    MEETING = StreamSource.MEETING.value, _("Meeting link")


class Broadcast(models.Model):
    """The stream of a talk. `port` and `passphrase` are what an encoder needs to send to our own."""

    talk = models.OneToOneField(Talk, on_delete=models.CASCADE, related_name="broadcast")
    source = models.CharField(
        max_length=8, choices=StreamSourceChoice.choices, default=StreamSource.NONE.value, blank=True
    )
    youtube = models.CharField(max_length=11, blank=True)
    port = models.PositiveIntegerField(null=True, blank=True)
    passphrase = models.CharField(max_length=79, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(source=StreamSource.OWN.value)
                | models.Q(port__isnull=False) & ~models.Q(passphrase=""),
                name="an_own_stream_has_its_key",
            ),
            models.CheckConstraint(
                condition=~models.Q(source=StreamSource.YOUTUBE.value) | ~models.Q(youtube=""),
                name="a_video_has_its_name",
            ),
        ]

    class Privacy(Classified):
        public = ("id", "talk", "source", "youtube")
        internal = ("port",)
        secret = ("passphrase",)
