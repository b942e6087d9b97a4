"""Where each partner stands with a subject of a talk: who agreed to exactly this, and who is still awaited.

A room that owns a subject registers how it is read; the room never hands in what it wants to be agreed to, so
nobody can be made to agree to something else.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from rembuk.institutions.models import Institution
from rembuk.institutions.permits import Permit
from rembuk.institutions.queries import holders
from rembuk.programme.core.agreement import Change, Content, Row, Stand, Subject, changes, is_late, stand
from rembuk.programme.models import Agreement, Asking, Partner, Talk
from rembuk.programme.queries.plan import Outline, plan

Reader = Callable[[Talk], Content]
"""Reads what there is to agree to."""

_readers: dict[Subject, Reader] = {Subject.PLAN: plan}


def register(subject: Subject, reader: Reader) -> None:
    """Say how a subject is read. Called once by the roof, when the site starts."""
    _readers[subject] = reader


def subjects() -> list[Subject]:
    """Return what can be agreed to on this site."""
    return list(_readers)


def content_of(talk: Talk, subject: Subject) -> Content:
    """Return what there is to agree to, as it stands now. :raises KeyError: if no room owns the subject."""
    return _readers[subject](talk)


@dataclass(frozen=True, slots=True)
class BodyStanding:
    """Where one body stands: with its last agreement, when it was first asked, and whether it is late."""

    body: Institution
    stand: Stand
    agreement: Agreement | None
    asked_at: datetime | None
    is_late: bool
    has_accounts: bool
    changes: list[Change]

    @property
    def agreed(self) -> bool:
        """Whether the body agreed to exactly this."""
        return self.stand is Stand.AGREED


@dataclass(frozen=True, slots=True)
class Standing:
    """Where all partners stand with one subject of a talk."""

    talk: Talk
    subject: Subject
    content: Content
    bodies: list[BodyStanding]

    @property
    def waiting(self) -> list[Institution]:
        """The bodies whose agreement is still missing; whoever holds a programme alone waits for nobody."""
        if len(self.bodies) < 2:
            return []
        return [each.body for each in self.bodies if not each.agreed]

    @property
    def is_complete(self) -> bool:
        """Whether every partner agreed to exactly this."""
        return not self.waiting

    @property
    def agreed(self) -> int:
        """How many bodies agreed to exactly this."""
        return sum(each.agreed for each in self.bodies)

    @property
    def has_begun(self) -> bool:
        """Whether a body agreed, to this or to what stood here before."""
        return any(each.agreement for each in self.bodies)

    @property
    def late(self) -> list[Institution]:
        """The bodies that keep the others waiting."""
        return [each.body for each in self.bodies if each.is_late]


def standing(talk: Talk, subject: Subject, *, now: datetime) -> Standing:
    """Return where all partners of a talk stand with a subject. Four queries, and those that read it."""
    return standings([talk], subject, now=now)[talk.pk]


def standings(talks: Iterable[Talk], subject: Subject, *, now: datetime) -> dict[int, Standing]:
    """Return where all partners stand, for each talk by id. Four queries, and those that read the subject."""
    wanted = list(talks)
    partners: dict[int, list[Institution]] = {talk.programme_id: [] for talk in wanted}
    for each in Partner.objects.filter(programme__in=partners).select_related("institution"):
        partners[each.programme_id].append(each.institution)
    agreed = {
        (each.talk_id, each.institution_id): each
        for each in Agreement.objects.filter(talk__in=wanted, subject=subject).select_related("account")
    }
    asked: dict[tuple[int, int, str], datetime] = {}
    for ask in Asking.objects.filter(talk__in=wanted, subject=subject).order_by("-asked_at"):
        asked[ask.talk_id, ask.institution_id, ask.version] = ask.asked_at
    accounts = holders(Permit.AGREE, {body.pk for bodies in partners.values() for body in bodies})

    def of(talk: Talk, body: Institution, content: Content) -> BodyStanding:
        agreement = agreed.get((talk.pk, body.pk))
        stands = stand(agreement.version if agreement else None, content.version)
        asked_at = asked.get((talk.pk, body.pk, content.version))
        return BodyStanding(
            body=body,
            stand=stands,
            agreement=agreement,
            asked_at=asked_at,
            is_late=stands is not Stand.AGREED and is_late(asked_at, held_on=talk.date, now=now),
            has_accounts=bool(accounts[body.pk]),
            changes=_changes(agreement, content) if agreement and stands is Stand.CHANGED else [],
        )

    found = {}
    for talk in wanted:
        content = content_of(talk, subject)
        bodies = [of(talk, body, content) for body in partners[talk.programme_id]]
        found[talk.pk] = Standing(talk, subject, content, bodies)
    return found


@dataclass(frozen=True, slots=True)
class Tally:
    """How many bodies agreed to exactly this plan, of how many, and which of them are late."""

    agreed: int
    bodies: int
    late: list[Institution]

    @property
    def is_complete(self) -> bool:
        """Whether nobody is awaited; whoever holds a programme alone waits for nobody."""
        return self.agreed == self.bodies or self.bodies < 2


def tallies(
    talks: Iterable[Talk], bodies: list[Institution], plans: Mapping[int, Outline], *, now: datetime
) -> dict[int, Tally]:
    """Count who agreed, by talk, for plans that a body agreed to. One query, and one more if there are any.

    This is what a list says of `standings`, for talks of one programme whose partners and `outlines` are known:
    nothing is read but who agreed to which version.
    """
    agreed: dict[int, dict[int, str]] = {}
    given = Agreement.objects.filter(talk__in=talks, subject=Subject.PLAN)
    for talk_id, body, version in given.values_list("talk", "institution", "version"):
        agreed.setdefault(talk_id, {})[body] = version
    begun = [talk for talk in talks if talk.pk in agreed]
    if not begun:
        return {}
    asked: dict[tuple[int, int, str], datetime] = {}
    asking = Asking.objects.filter(talk__in=begun, subject=Subject.PLAN).order_by("-asked_at")
    for talk_id, body, version, at in asking.values_list("talk", "institution", "version", "asked_at"):
        asked[talk_id, body, version] = at

    def tally(talk: Talk, version: str) -> Tally:
        waiting = [body for body in bodies if agreed[talk.pk].get(body.pk) != version]
        late = [
            body
            for body in waiting
            if is_late(asked.get((talk.pk, body.pk, version)), held_on=talk.date, now=now)
        ]
        return Tally(len(bodies) - len(waiting), len(bodies), late)

    return {talk.pk: tally(talk, plans[talk.pk].version) for talk in begun}


def _changes(agreement: Agreement, content: Content) -> list[Change]:
    return changes([Row(*row) for row in agreement.rows], content.rows)
