"""What happens because time has passed: offers lapse, people are asked, reminded, thanked and forgotten."""

from datetime import datetime, timedelta

from django.db.models import Q

from rembuk.programme.actions import changes, invitations, retention, seating
from rembuk.programme.core.invitation import Reply, asks_again
from rembuk.programme.core.seats import Standing
from rembuk.programme.core.talk import State
from rembuk.programme.models import Invitation, Talk
from rembuk.programme.queries.registrations import OPEN_STATES, opens_at

_STILL_TO_COME = frozenset({State.DRAFT, State.AGREED, State.ANNOUNCED})


def move_lists_up(*, now: datetime) -> int:
    """End the offers that nobody answered and deal every free seat; return how many moved up."""
    waited_for = Talk.objects.filter(
        state__in=OPEN_STATES, registrations__standing__in=[Standing.WAITING, Standing.OFFERED]
    )
    return sum(len(seating.let_lapse(talk=talk, now=now)) for talk in waited_for.distinct())


def write_reminders(*, now: datetime) -> int:
    """Leave a reminder for everyone with a seat on a talk that begins within a day; return how many."""
    near = Talk.objects.filter(
        state__in=OPEN_STATES, date__range=(now.date(), now.date() + timedelta(days=2))
    ).select_related("programme")
    return sum(retention.remind(talk=talk, now=now) for talk in near)


def write_changes(*, now: datetime) -> int:
    """Leave a letter for everyone who must learn that their talk has changed; return how many."""
    changed = Talk.objects.filter(changes__isnull=False, changes__told_at=None).distinct()
    return sum(changes.tell(talk=talk, now=now) for talk in changed)


def ask_speakers_again(*, now: datetime) -> int:
    """Leave a letter for everyone invited whose answer is overdue; return how many."""
    waiting = Invitation.objects.filter(reply=Reply.SENT, talk__state__in=_STILL_TO_COME)
    asked = 0
    for each in waiting.select_related("talk__programme").prefetch_related("letters"):
        letters = list(each.letters.all())
        sent = [letter.sent_at for letter in letters if letter.sent_at and not letter.bounced_at]
        is_quiet = all(letter.sent_at for letter in letters)
        if is_quiet and asks_again(sent, opens=opens_at(each.talk), now=now):
            invitations.ask_again(invitation=each, now=now)
            asked += 1
    return asked


def write_thanks(*, now: datetime) -> int:
    """Leave a word of thanks for everyone who was there when a talk is over; return how many."""
    over = Talk.objects.filter(closed_at__range=(now - timedelta(days=3), now - timedelta(hours=1)))
    return sum(retention.thank(talk=talk, now=now) for talk in over)


def forget(*, now: datetime) -> int:
    """Forget the contacts of talks that lie thirty days back; return how many."""
    visited = Q(registrations__isnull=False, registrations__forgotten_at=None)
    spoken = Q(invitations__isnull=False) & ~Q(invitations__contact="")
    past = Talk.objects.filter(visited | spoken, date__lt=now.date() - retention.KEPT_FOR).distinct()
    return sum(retention.forget_visitors(talk=talk, now=now) for talk in past)
