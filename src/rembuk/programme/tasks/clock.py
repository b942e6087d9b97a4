"""What happens because time has passed: offers lapse, people are reminded and thanked, contacts forgotten."""

from datetime import datetime, timedelta

from rembuk.programme.actions import retention, seating
from rembuk.programme.core.seats import COMING, Standing
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from rembuk.programme.queries.registrations import OPEN_STATES


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
    """Leave a letter for everyone whose talk was postponed or cancelled; return how many."""
    changed = Talk.objects.filter(
        state__in=[State.POSTPONED, State.CANCELLED], registrations__standing__in=COMING
    )
    return sum(retention.tell_change(talk=talk, now=now) for talk in changed.distinct())


def write_thanks(*, now: datetime) -> int:
    """Leave a word of thanks for everyone who was there when a talk is over; return how many."""
    over = Talk.objects.filter(closed_at__range=(now - timedelta(days=3), now - timedelta(hours=1)))
    return sum(retention.thank(talk=talk, now=now) for talk in over)


def forget(*, now: datetime) -> int:
    """Forget the contacts of talks that lie thirty days back; return how many."""
    past = Talk.objects.filter(
        date__lt=now.date() - retention.KEPT_FOR, registrations__forgotten_at=None
    ).distinct()
    return sum(retention.forget_visitors(talk=talk, now=now) for talk in past)
