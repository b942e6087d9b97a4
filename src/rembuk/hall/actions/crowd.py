"""What the crowd does: many doings in one transaction, each counted once however often it is sent.

A crowd's doings are not written into the log one by one: the room counts them, and at the close one entry
commits to the totals.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Max

from rembuk.hall.actions import refusals
from rembuk.hall.core import words as limits
from rembuk.hall.core.doings import Ask, Back, Choose, Doing
from rembuk.hall.core.polls import WORDED, NoSuchChoice, Phase, PollKind, PollState, mask_of
from rembuk.hall.core.questions import PUBLIC, QuestionState, Source
from rembuk.hall.models import Poll, Question, Room, Support, Word
from rembuk.kit.refusal import Refused
from rembuk.programme.core.talk import State

OPEN = frozenset({State.ANNOUNCED, State.LIVE})
"""States of a talk in which its room takes the crowd's doings."""

MOST_WAITING = 2_000
"""So many questions wait for approval at most."""

_LARGEST_KEY = 2**63 - 1
"""No row bears a greater one, and SQLite cannot be asked about it."""

Outcome = int | None | Refused
"""What became of a doing: the id of a question, nothing more to say, or why it was refused."""


def do(room: Room, doing: Doing, *, now: datetime) -> int | None:
    """Do one thing, for a page without JavaScript. :raises Refused: as `take` returns it."""
    outcome = take({room.pk: [doing]}, now=now)[room.pk][0]
    if isinstance(outcome, Refused):
        raise outcome
    return outcome


@transaction.atomic
def take(doings: Mapping[int, Sequence[Doing]], *, now: datetime) -> dict[int, list[Outcome]]:
    """Take the doings of several rooms, by the room's id, in one transaction; return what became of each."""
    outcomes: dict[int, list[Outcome]] = {}
    # By id, so that two servers never wait for each other in a ring.
    locked = Room.objects.select_for_update(of=("self",)).select_related("talk").order_by("pk")
    for room in locked.filter(pk__in=doings):
        batch = _Batch(room, doings[room.pk], now)
        outcomes[room.pk] = batch.taken()
        counted = sum(not isinstance(outcome, Refused) for outcome in outcomes[room.pk])
        Room.objects.filter(pk=room.pk).update(doings=F("doings") + counted)
    return outcomes


@dataclass(frozen=True, slots=True)
class _Ballot:
    """An answer as it will be kept: options as bits, or words."""

    poll: int
    participant: str
    phase: str
    mask: int = 0
    text: str = ""


class _Batch:
    """The doings of one room, whose row is locked.

    What a whole crowd does at once is written by one statement for all: making a model's row of each would cost
    more than all the rest of a vote.
    """

    def __init__(self, room: Room, doings: Sequence[Doing], now: datetime) -> None:
        self._room, self._doings, self._now = room, doings, now

    def taken(self) -> list[Outcome]:
        if State(self._room.talk.state) not in OPEN:
            return [refusals.RoomClosed() for _ in self._doings]
        self._enter()
        asks = [doing for doing in self._doings if isinstance(doing, Ask)]
        backs = [doing for doing in self._doings if isinstance(doing, Back)]
        choices = [doing for doing in self._doings if isinstance(doing, Choose)]
        asked, backed, chosen = iter(self._ask(asks)), iter(self._back(backs)), iter(self._choose(choices))
        kinds = {Ask: asked, Back: backed, Choose: chosen}
        return [next(kinds[type(doing)]) for doing in self._doings]

    def _enter(self) -> None:
        now: Any = connection.ops.adapt_datetimefield_value(self._now)
        phones = sorted({doing.participant for doing in self._doings})
        _insert("hall_participant (key, room_id, first_at)", [(phone, self._room.pk, now) for phone in phones])

    def _ask(self, asks: Sequence[Ask]) -> list[Outcome]:
        if not asks:
            return []
        questions = self._room.questions
        number = questions.aggregate(last=Max("number"))["last"] or 0
        waiting = questions.filter(state=QuestionState.PENDING).count()
        outcomes: list[Outcome] = []
        for ask in asks:
            try:
                text = refusals.tidied(ask.text, limit=limits.QUESTION)
                name = refusals.tidied(ask.name, limit=limits.NAME) if ask.name.strip() else ""
            except Refused as problem:
                outcomes.append(problem)
                continue
            earlier = (
                questions.filter(participant=ask.participant, text=text).values_list("pk", flat=True).first()
            )
            refusal = self._why_not(waiting)
            if earlier is None and refusal is None:
                number, waiting = number + 1, waiting + 1
                earlier = self._add(ask.participant, text, name, number)
            outcomes.append(refusal if earlier is None else earlier)
        return outcomes

    def _why_not(self, waiting: int) -> Refused | None:
        if not self._room.takes_questions:
            return refusals.QuestionsClosed()
        return refusals.QueueFull() if waiting >= MOST_WAITING else None

    def _add(self, participant: str, text: str, name: str, number: int) -> int:
        state = QuestionState.APPROVED if self._room.approves_by_itself else QuestionState.PENDING
        return Question.objects.create(
            room=self._room,
            number=number,
            source=Source.PHONE.value,
            participant_id=participant,
            name=name,
            text=text,
            state=state.value,
            asked_at=self._now,
        ).pk

    def _back(self, backs: Sequence[Back]) -> list[Outcome]:
        if not backs:
            return []
        wanted = {back.question for back in backs if back.question <= _LARGEST_KEY}
        known = set(self._room.questions.filter(pk__in=wanted, state__in=PUBLIC).values_list("pk", flat=True))
        # The last word of a phone about a question counts.
        last = {(back.question, back.participant): back.gives for back in backs if back.question in known}
        given: dict[int, list[str]] = defaultdict(list)
        taken: dict[int, list[str]] = defaultdict(list)
        for (question, participant), gives in sorted(last.items()):
            (given if gives else taken)[question].append(participant)
        for question in sorted(given.keys() | taken.keys()):
            rise = _give(question, given[question]) - _withdraw(question, taken[question])
            if rise:
                Question.objects.filter(pk=question).update(supported=F("supported") + rise)
        return [None if back.question in known else refusals.NoSuchQuestion() for back in backs]

    def _choose(self, choices: Sequence[Choose]) -> list[Outcome]:
        if not choices:
            return []
        polls = Poll.objects.in_bulk({choice.poll for choice in choices if choice.poll <= _LARGEST_KEY})
        ballots: dict[tuple[int, str], _Ballot] = {}
        outcomes: list[Outcome] = []
        for choice in choices:
            try:
                ballot = self._ballot(choice, polls.get(choice.poll))
            except Refused as refusal:
                outcomes.append(refusal)
                continue
            ballots[choice.poll, choice.participant] = ballot
            outcomes.append(None)
        _keep([ballots[key] for key in sorted(ballots)])
        return outcomes

    def _ballot(self, choice: Choose, poll: Poll | None) -> _Ballot:
        if poll is None or poll.room_id != self._room.pk:
            raise refusals.NoSuchPoll
        kind = PollKind(poll.kind)
        phase = Phase(self._room.quiz_phase) if kind is PollKind.QUIZ else Phase.NONE
        takes = phase is not Phase.NONE if kind is PollKind.QUIZ else poll.state == PollState.OPEN
        if not takes:
            raise refusals.PollClosed if poll.state != PollState.DRAFT else refusals.NoSuchPoll
        if kind in WORDED:
            text = _words(kind, choice.choice)
            return _Ballot(poll.pk, choice.participant, phase.value, text=text)
        try:
            mask = mask_of(choice.choice, kind, poll.options)
        except NoSuchChoice as problem:
            raise refusals.NotOffered from problem
        return _Ballot(poll.pk, choice.participant, phase.value, mask=mask)


def _give(question: int, participants: Sequence[str]) -> int:
    """Write the supports; return how many are new. The database says so even if two servers write at once."""
    return _insert("hall_support (question_id, participant_id)", [(question, phone) for phone in participants])


def _withdraw(question: int, participants: Sequence[str]) -> int:
    if not participants:
        return 0
    gone, _kinds = Support.objects.filter(question=question, participant__in=participants).delete()
    return gone


def _keep(ballots: Sequence[_Ballot]) -> None:
    """Write the answers; while the poll is open, the last one of a phone stands."""
    words = _word_ids({(ballot.poll, ballot.text) for ballot in ballots if ballot.text})
    _insert(
        "hall_answer (poll_id, participant_id, phase, mask, word_id)",
        [(b.poll, b.participant, b.phase, b.mask, words.get((b.poll, b.text))) for b in ballots],
        instead="(poll_id, participant_id, phase)"
        " DO UPDATE SET mask = excluded.mask, word_id = excluded.word_id",
    )


def _word_ids(wanted: Collection[tuple[int, str]]) -> dict[tuple[int, str], int]:
    """Return the row of each wording, by poll and text, written if it is new."""
    if not wanted:
        return {}
    _insert("hall_word (poll_id, text)", sorted(wanted))
    found = Word.objects.filter(poll__in={poll for poll, _ in wanted}, text__in={text for _, text in wanted})
    return {(poll, text): pk for pk, poll, text in found.values_list("pk", "poll", "text")}


def _words(kind: PollKind, choice: object) -> str:
    if not isinstance(choice, str):
        raise refusals.NotOffered
    text = refusals.tidied(choice, limit=limits.WORD if kind is PollKind.CLOUD else limits.ANSWER)
    return text.casefold() if kind is PollKind.CLOUD else text


def _insert(into: str, rows: Sequence[tuple[int | str | None, ...]], *, instead: str = "DO NOTHING") -> int:
    """Write rows of a table in one statement and return how many were; of a row that is there, do as said."""
    if not rows:
        return 0
    places = ", ".join([f"({', '.join(['%s'] * len(rows[0]))})"] * len(rows))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {into} VALUES {places} ON CONFLICT {instead}",  # noqa: S608 - names from this module alone
            [value for row in rows for value in row],
        )
        return int(cursor.rowcount)
