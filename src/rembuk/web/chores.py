"""What the worker does by itself, and how often."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.core.management import call_command


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


CHORES = (
    Chore("publish scheduled articles", timedelta(minutes=1), publish_scheduled),
    Chore("forget what has ended", timedelta(days=1), forget),
)
