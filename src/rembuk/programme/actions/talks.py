"""Planning a talk, announcing it, and the turns its life may take."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rembuk.institutions.models import Institution
from rembuk.institutions.permits import Actor, Permit
from rembuk.kit.refusal import Refused
from rembuk.programme import queries
from rembuk.programme.actions import agreements, changes, lifecycle, seating
from rembuk.programme.core.agreement import Subject
from rembuk.programme.core.talk import Gap, Mode, State, gaps
from rembuk.programme.models import Programme, Talk
from rembuk.programme.queries.agreements import standing
from rembuk.programme.queries.changes import whereabouts
from rembuk.programme.queries.plan import GAP_WORDS


class HostIsNoPartner(Refused):
    """The host is one of the programme's partners."""

    words = _("The host is one of the programme's partners.")
    field = "host"


class ModeNotAgreed(Refused):
    """The programme's partners have not agreed on this way to take part."""

    words = _("The programme does not offer this way to take part.")
    field = "mode"


class EndsBeforeItStarts(Refused):
    """The talk would end before it starts."""

    words = _("The end must be later than the start.")
    field = "ends"


class EndsWithoutStart(Refused):
    """An end is set and no start."""

    words = _("Fill in the start as well.")
    field = "starts"


class HallHasNoName(Refused):
    """A talk that people come to needs a venue."""

    words = _("Name the venue, or make the talk an online one.")
    field = "venue"


class DateIsKnown(Refused):
    """The date has been announced, so it changes only by postponing."""

    words = _("People already know this date. To change it, postpone the talk and say why.")
    field = "date"


class DateNotOver(Refused):
    """A talk that was held has a date that is not in the future."""

    words = _("A talk that was held cannot have a date in the future.")
    field = "date"


class NewDateMissing(Refused):
    """A postponed talk gets another date, and not one in the past."""

    words = _("Choose another date, today or later.")
    field = "date"


class ReasonMissing(Refused):
    """People may read why a talk is postponed or cancelled."""

    words = _("Say why. People will read it on the talk's page.")
    field = "reason"


class NotReady(Refused):
    """Something is still missing before the talk can be announced."""

    def __init__(self, gaps: Sequence[Gap]) -> None:
        super().__init__(*gaps)
        self.gaps = gaps

    def __str__(self) -> str:
        """Name all that is missing."""
        return " ".join(str(GAP_WORDS[gap]) for gap in self.gaps)


class NotAgreed(Refused):
    """A partner has not agreed to this plan."""

    def __init__(self, bodies: Sequence[Institution]) -> None:
        super().__init__(*bodies)
        self.bodies = bodies

    def __str__(self) -> str:
        """Name the bodies that are still awaited."""
        names = ", ".join(body.name for body in self.bodies)
        return gettext("Not every partner has agreed to this plan yet. Still awaited: %(names)s.") % {
            "names": names
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkFacts:
    """What is planned of a talk. Clock times are local to the programme."""

    title: str
    date: date
    mode: str
    host: Institution
    starts: time | None = None
    ends: time | None = None
    venue: str = ""
    link: str = ""
    capacity: int | None = None
    topics: Sequence[str] = ()
    tags: Sequence[str] = ()
    byline: str = ""
    dateline: str = ""


@transaction.atomic
def add_talk(*, by: Actor, programme: Programme, facts: TalkFacts, now: datetime) -> Talk:
    """Plan the programme's next talk; its number follows the last one's, and none is left out.

    :raises HostIsNoPartner, ModeNotAgreed, EndsBeforeItStarts, EndsWithoutStart, HallHasNoName: as named.
    """
    by.must(Permit.PLAN_TALK, at=queries.partner_ids(programme.pk))
    # Whoever holds the programme's row gives out the next number.
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    _check(programme, facts)
    last = programme.talks.aggregate(last=Max("number"))["last"] or 0
    talk = Talk(programme=programme, number=last + 1)
    _take_over(talk, facts)
    talk.save(force_insert=True)
    lifecycle.record(
        "talk.planned", talk, by=by, now=now, number=talk.number, version=queries.talk_version(talk)
    )
    return talk


@transaction.atomic
def edit_talk(*, by: Actor, talk: Talk, facts: TalkFacts, version: str, now: datetime) -> Talk:
    """Change what is planned of a talk, or correct what stands of one that was held.

    Whoever knows of the talk is told when its hours, its venue or the ways to take part have changed; where it
    is held online only, those who had registered for the hall follow it online.

    :raises Stale: if it has changed since the actor saw that version.
    :raises DateIsKnown: if another date is given for a talk whose date people know.
    :raises DateNotOver: if a talk that was held would get a date in the future.
    :raises HostIsNoPartner, ModeNotAgreed, EndsBeforeItStarts, EndsWithoutStart, HallHasNoName: as named.
    """
    current = lifecycle.opened(talk, by=by, permit=Permit.PLAN_TALK)
    if queries.talk_version(current) != version:
        raise lifecycle.Stale
    _check(current.programme, facts)
    _check_date(current, facts.date, today=lifecycle.today(current, now))
    before = whereabouts(current)
    _take_over(current, facts)
    if current.is_public:
        current.sequence += 1
    current.save(update_fields=["sequence", *(name.removesuffix("_id") for name in queries.TALK_FACTS)])
    if current.state in queries.AWAITED and before != whereabouts(current):
        changes.note(current, before=before, now=now)
        seating.send_online(current, now=now)
    agreements.settle(current, now=now)
    lifecycle.record("talk.edited", current, by=by, now=now, version=queries.talk_version(current))
    return current


@transaction.atomic
def announce(*, by: Actor, talk: Talk, now: datetime) -> Talk:
    """Show the talk to the public, once every partner has agreed to exactly this plan.

    :raises NotReady: naming all that is missing. :raises NotAgreed: naming the bodies still awaited.
    :raises NotNow: by the talk's state.
    """
    current = lifecycle.opened(talk, by=by, permit=Permit.ANNOUNCE_TALK)
    lifecycle.allow(current, State.ANNOUNCED)
    lacking = gaps(queries.plan_of(current), today=lifecycle.today(current, now))
    if lacking:
        raise NotReady(lacking)
    awaited = standing(current, Subject.PLAN, now=now).waiting
    if awaited:
        raise NotAgreed(awaited)
    lifecycle.move(current, State.ANNOUNCED, was_announced=True)
    lifecycle.record("talk.announced", current, by=by, now=now, version=queries.talk_version(current))
    return current


@transaction.atomic
def postpone(*, by: Actor, talk: Talk, date: date, reason: str, now: datetime) -> Talk:
    """Give a talk another date, with a reason people can read; announcing it again confirms the new date.

    Whoever has registered or is invited to speak is told.

    :raises NewDateMissing: if the date is the old one or has passed.
    :raises ReasonMissing: if no reason is given. :raises NotNow: by its state.
    """
    current = lifecycle.opened(talk, by=by, permit=Permit.ANNOUNCE_TALK)
    lifecycle.allow(current, State.POSTPONED)
    if date == current.date or date < lifecycle.today(current, now):
        raise NewDateMissing
    if not reason.strip():
        raise ReasonMissing
    before = whereabouts(current)
    lifecycle.move(
        current,
        State.POSTPONED,
        date=date,
        postponed_from=before.date,
        reason=reason.strip(),
        sequence=current.sequence + 1,
    )
    changes.note(current, before=before, now=now)
    was = before.date.isoformat()
    lifecycle.record("talk.postponed", current, by=by, now=now, was=was, date=date.isoformat())
    return current


@transaction.atomic
def cancel(*, by: Actor, talk: Talk, reason: str, now: datetime) -> Talk:
    """Cancel a talk; its page stays, with the reason. Whoever has registered or is invited to speak is told.

    :raises ReasonMissing: if no reason is given. :raises NotNow: by the talk's state.
    """
    current = lifecycle.opened(talk, by=by, permit=Permit.ANNOUNCE_TALK)
    lifecycle.allow(current, State.CANCELLED)
    if not reason.strip():
        raise ReasonMissing
    lifecycle.move(current, State.CANCELLED, reason=reason.strip(), sequence=current.sequence + 1)
    changes.note(current, before=whereabouts(current), now=now)
    lifecycle.record("talk.cancelled", current, by=by, now=now)
    return current


@transaction.atomic
def hold_afterwards(*, by: Actor, talk: Talk, now: datetime) -> Talk:
    """Say that a talk was held without this platform's clock, so that its record can be entered.

    :raises DateNotOver: if its date is in the future. :raises NotNow: by its state.
    """
    current = lifecycle.opened(talk, by=by, permit=Permit.KEEP_RECORD)
    if State(current.state) is State.LIVE:
        raise lifecycle.NotNow(State.LIVE)
    if current.date > lifecycle.today(current, now):
        raise DateNotOver
    lifecycle.move(current, State.HELD)
    lifecycle.record("talk.held", current, by=by, now=now, afterwards=True)
    return current


def _check(programme: Programme, facts: TalkFacts) -> None:
    if facts.host.pk not in queries.partner_ids(programme.pk):
        raise HostIsNoPartner
    if facts.mode not in programme.modes:
        raise ModeNotAgreed
    if facts.ends is not None and facts.starts is None:
        raise EndsWithoutStart
    if facts.starts is not None and facts.ends is not None and facts.ends <= facts.starts:
        raise EndsBeforeItStarts
    if facts.mode != Mode.ONLINE.value and not facts.venue.strip():
        raise HallHasNoName


def _check_date(talk: Talk, date: date, *, today: date) -> None:
    if date == talk.date:
        return
    state = State(talk.state)
    if state is State.HELD:
        if date > today:
            raise DateNotOver
    elif state not in {State.DRAFT, State.AGREED}:
        raise DateIsKnown


def _take_over(talk: Talk, facts: TalkFacts) -> None:
    for field in fields(facts):
        setattr(talk, field.name, getattr(facts, field.name))
    talk.topics = list(facts.topics)
    talk.tags = list(facts.tags)
