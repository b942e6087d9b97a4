"""What the crowd does: many doings in one transaction, each counted once however often it is sent.

A crowd's doings are not written into the log one by one: the room counts them, and at the close one entry
commits to the totals.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from rembuk.hall.actions import crowd_rows, refusals
from rembuk.hall.actions.crowd_rows import Ballot, OpenTo
from rembuk.hall.core import words as limits
from rembuk.hall.core.doings import Ask, Back, Choose, Doing
from rembuk.hall.core.polls import WORDED, NoSuchChoice, Phase, PollKind, PollState, mask_of
from rembuk.hall.core.questions import QuestionState, Source
from rembuk.hall.models import Poll, Question, Room
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


@transaction.atomic(savepoint=False)
def take(doings: Mapping[int, Sequence[Doing]], *, now: datetime) -> dict[int, list[Outcome]]:
    """Take the doings of several rooms, by the room's id, in one transaction; return what became of each."""
    outcomes: dict[int, list[Outcome]] = {}
    for room in crowd_rows.locked(doings):
        outcomes[room.id] = _Batch(room, doings[room.id], now).taken()
        crowd_rows.count(room.id, sum(not isinstance(outcome, Refused) for outcome in outcomes[room.id]))
    return outcomes


class _Batch:
    """The doings of one room, whose row is locked."""

    def __init__(self, room: OpenTo, doings: Sequence[Doing], now: datetime) -> None:
        self._room, self._doings, self._now = room, doings, now

    def taken(self) -> list[Outcome]:
        if self._room.talk not in OPEN:
            return [refusals.RoomClosed() for _ in self._doings]
        crowd_rows.enter(self._room.id, sorted({doing.participant for doing in self._doings}), self._now)
        asks = [doing for doing in self._doings if isinstance(doing, Ask)]
        backs = [doing for doing in self._doings if isinstance(doing, Back)]
        choices = [doing for doing in self._doings if isinstance(doing, Choose)]
        asked, backed, chosen = iter(self._ask(asks)), iter(self._back(backs)), iter(self._choose(choices))
        kinds = {Ask: asked, Back: backed, Choose: chosen}
        return [next(kinds[type(doing)]) for doing in self._doings]

    def _ask(self, asks: Sequence[Ask]) -> list[Outcome]:
        if not asks:
            return []
        questions = Question.objects.filter(room=self._room.id)
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
            room_id=self._room.id,
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
        known = crowd_rows.public_questions(self._room.id, wanted)
        # The last word of a phone about a question counts.
        last = {(back.question, back.participant): back.gives for back in backs if back.question in known}
        given: dict[int, list[str]] = defaultdict(list)
        taken: dict[int, list[str]] = defaultdict(list)
        for (question, participant), gives in sorted(last.items()):
            (given if gives else taken)[question].append(participant)
        for question in sorted(given.keys() | taken.keys()):
            crowd_rows.support(question, given[question], taken[question])
        return [None if back.question in known else refusals.NoSuchQuestion() for back in backs]

    def _choose(self, choices: Sequence[Choose]) -> list[Outcome]:
        if not choices:
            return []
        polls = Poll.objects.in_bulk({choice.poll for choice in choices if choice.poll <= _LARGEST_KEY})
        ballots: dict[tuple[int, str], Ballot] = {}
        outcomes: list[Outcome] = []
        for choice in choices:
            try:
                ballot = self._ballot(choice, polls.get(choice.poll))
            except Refused as refusal:
                outcomes.append(refusal)
                continue
            ballots[choice.poll, choice.participant] = ballot
            outcomes.append(None)
        crowd_rows.answer([ballots[key] for key in sorted(ballots)])
        return outcomes

    def _ballot(self, choice: Choose, poll: Poll | None) -> Ballot:
        if poll is None or poll.room_id != self._room.id:
            raise refusals.NoSuchPoll
        kind = PollKind(poll.kind)
        phase = self._room.phase if kind is PollKind.QUIZ else Phase.NONE
        takes = phase is not Phase.NONE if kind is PollKind.QUIZ else poll.state == PollState.OPEN
        if not takes:
            raise refusals.PollClosed if poll.state != PollState.DRAFT else refusals.NoSuchPoll
        if kind in WORDED:
            text = _words(kind, choice.choice)
            return Ballot(poll.pk, choice.participant, phase, text=text)
        try:
            mask = mask_of(choice.choice, kind, poll.options)
        except NoSuchChoice as problem:
            raise refusals.NotOffered from problem
        return Ballot(poll.pk, choice.participant, phase, mask=mask)


def _words(kind: PollKind, choice: object) -> str:
    if not isinstance(choice, str):
        raise refusals.NotOffered
    text = refusals.tidied(choice, limit=limits.WORD if kind is PollKind.CLOUD else limits.ANSWER)
    return text.casefold() if kind is PollKind.CLOUD else text
