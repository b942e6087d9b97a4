"""What the worker does by itself, and how often."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from rembuk.hall import queries as hall
from rembuk.hall.actions import askers, rooms
from rembuk.hall.tasks import askers as asker_tasks
from rembuk.institutions.permits import CONSOLE
from rembuk.newsroom import actions as newsroom
from rembuk.programme.tasks import agreements, clock, commitments, letters
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


def ask_for_agreement() -> None:
    """Ask by mail, and remind, the bodies whose agreement is awaited."""
    agreements.ask_partners(timezone.now())


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


def follow_up_commitments() -> None:
    """Mark commitments that have become late, and ask their bodies what became of them."""
    commitments.follow_up(timezone.now())


def forget() -> None:
    """Remove sessions that are over, streams that a record has, contacts of visitors long gone."""
    clock.forget(now=timezone.now())
    askers.forget_askers(now=timezone.now())
    record.clear_streams(now=timezone.now())
    call_command("clearsessions", verbosity=0)


def remind_of_approvals() -> None:
    """Ask the bodies whose approval of an article is missing."""
    newsroom.remind(now=timezone.now())


def prepare_recording() -> None:
    """Make the next recording that was taken in ready to be played."""
    record.prepare_next(now=timezone.now(), beat=(settings.DATA / HEARTBEAT).touch)


def begin_record() -> None:
    """Begin the record of a talk that was closed with what its live room left."""
    record.begin_next(now=timezone.now(), beat=(settings.DATA / HEARTBEAT).touch)


def tell_askers() -> None:
    """Tell who asked a question that it was answered in writing."""
    asker_tasks.tell_askers(now=timezone.now())


def seal_rooms() -> None:
    """Commit in the log to the totals of the talks that are over."""
    for room in hall.unsealed_rooms():
        rooms.seal(by=CONSOLE, room=room, now=timezone.now())


def end_corrections() -> None:
    """Let the public read what was corrected and corrected back, so that nothing is left to agree to."""
    record.end_settled(now=timezone.now())


def print_certificates() -> None:
    """Print the certificates that were given."""
    record.print_certificates(now=timezone.now(), beat=(settings.DATA / HEARTBEAT).touch)


CHORES = (
    Chore("print certificates", timedelta(seconds=5), print_certificates),
    Chore("prepare a recording", timedelta(seconds=5), prepare_recording),
    Chore("begin a record", timedelta(seconds=5), begin_record),
    Chore("send letters", timedelta(seconds=5), send_letters),
    Chore("mind the talks", timedelta(minutes=1), mind_the_talks),
    Chore("tell those who asked", timedelta(minutes=1), tell_askers),
    Chore("seal the rooms that are over", timedelta(minutes=1), seal_rooms),
    Chore("end corrections that were taken back", timedelta(minutes=1), end_corrections),
    Chore("publish scheduled articles", timedelta(minutes=1), publish_scheduled),
    Chore("remind of approvals", timedelta(minutes=10), remind_of_approvals),
    Chore("ask for agreement", timedelta(minutes=10), ask_for_agreement),
    Chore("follow up commitments", timedelta(hours=1), follow_up_commitments),
    Chore("forget what has ended", timedelta(days=1), forget),
)
