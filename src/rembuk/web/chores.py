"""What the worker does by itself, and how often."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from rembuk.newsroom import actions as newsroom


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


def remind_of_approvals() -> None:
    """Ask the bodies whose approval of an article is missing."""
    newsroom.remind(now=timezone.now())


CHORES = (
    Chore("publish scheduled articles", timedelta(minutes=1), publish_scheduled),
    Chore("remind of approvals", timedelta(minutes=5), remind_of_approvals),
    Chore("forget what has ended", timedelta(days=1), forget),
)
