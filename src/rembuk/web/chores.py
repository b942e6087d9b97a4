"""What the worker does by itself, and how often."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from rembuk.programme.tasks import clock, letters


@dataclass(frozen=True, slots=True)
class Chore:
    """Something to do every so often."""

    name: str
    every: timedelta
    do: Callable[[], object]


def publish_scheduled() -> None:
    """Publish and withdraw the articles whose hour has come."""
    call_command("publish_scheduled", verbosity=0)


def send_letters() -> None:
    """Send the letters that are due, and see which came back."""
    letters.send_letters(now=timezone.now())
    letters.read_bounces(settings.BOUNCES, now=timezone.now())


def mind_the_talks() -> None:
    """Move waiting lists up, and write to those whose talk is near, has moved, is over or waits for a word."""
    now = timezone.now()
    clock.move_lists_up(now=now)
    clock.write_reminders(now=now)
    clock.write_changes(now=now)
    clock.write_thanks(now=now)
    clock.ask_speakers_again(now=now)


def forget() -> None:
    """Remove sessions that have ended, tasks that are done and the contacts of visitors long gone."""
    clock.forget(now=timezone.now())
    call_command("clearsessions", verbosity=0)
    call_command("prune_db_task_results", min_age_days=14, verbosity=0)


CHORES = (
    Chore("send letters", timedelta(seconds=5), send_letters),
    Chore("mind the talks", timedelta(minutes=1), mind_the_talks),
    Chore("publish scheduled articles", timedelta(minutes=1), publish_scheduled),
    Chore("forget what has ended", timedelta(days=1), forget),
)
