"""What the worker does by itself, and how often."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from rembuk.record import actions as record
from rembuk.web.health import HEARTBEAT


@dataclass(frozen=True, slots=True)
class Chore:
    """Something to do every so often."""

    name: str
    every: timedelta
    do: Callable[[], object]


def publish_scheduled() -> None:
    """Publish and withdraw the articles whose hour has come."""
    call_command("publish_scheduled", verbosity=0)


def forget() -> None:
    """Remove sessions that have ended and tasks that are done."""
    call_command("clearsessions", verbosity=0)
    call_command("prune_db_task_results", min_age_days=14, verbosity=0)


def prepare_recording() -> None:
    """Make the next recording that was taken in ready to be played."""
    record.prepare_next(now=timezone.now(), beat=(settings.DATA / HEARTBEAT).touch)


CHORES = (
    Chore("prepare a recording", timedelta(seconds=5), prepare_recording),
    Chore("publish scheduled articles", timedelta(minutes=1), publish_scheduled),
    Chore("forget what has ended", timedelta(days=1), forget),
)
