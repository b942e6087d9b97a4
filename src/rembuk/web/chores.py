"""What the worker does by itself, and how often."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from rembuk.programme.tasks.agreements import ask_partners
from rembuk.programme.tasks.commitments import follow_up


@dataclass(frozen=True, slots=True)
class Chore:
    """Something to do every so often."""

    name: str
    every: timedelta
    do: Callable[[], object]


def publish_scheduled() -> None:
    """Publish and withdraw the articles whose hour has come."""
    call_command("publish_scheduled", verbosity=0)


def ask_for_agreement() -> None:
    """Ask by mail, and remind, the bodies whose agreement is awaited."""
    ask_partners(timezone.now())


def follow_up_commitments() -> None:
    """Mark commitments that have become late, and ask their bodies what became of them."""
    follow_up(timezone.now())


def forget() -> None:
    """Remove sessions that have ended and tasks that are done."""
    call_command("clearsessions", verbosity=0)
    call_command("prune_db_task_results", min_age_days=14, verbosity=0)


CHORES = (
    Chore("publish scheduled articles", timedelta(minutes=1), publish_scheduled),
    Chore("ask for agreement", timedelta(minutes=10), ask_for_agreement),
    Chore("follow up commitments", timedelta(hours=1), follow_up_commitments),
    Chore("forget what has ended", timedelta(days=1), forget),
)
