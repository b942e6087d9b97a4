"""The moderator's acts on questions. Each names the version of the question that the actor saw."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Max

from rembuk.hall.actions import refusals
from rembuk.hall.actions.desk import change, must_run, record
from rembuk.hall.core import words
from rembuk.hall.core.questions import MOVES, QuestionState, Source
from rembuk.hall.models import Question, Room
from rembuk.institutions.models import Institution, Person
from rembuk.institutions.permits import Actor
from rembuk.programme.models import Appearance
from rembuk.programme.queries import partner_ids, today_at


@transaction.atomic
def take_from_hall(*, by: Actor, room: Room, text: str, name: str = "", now: datetime) -> Question:
    """Add a question asked at the hall's microphone; whoever types it in has approved it.

    :raises NothingWritten, TextTooLong: as named.
    """
    must_run(room, by)
    clean = refusals.tidied(text, limit=words.QUESTION)
    called = refusals.tidied(name, limit=words.NAME) if name.strip() else ""
    # Whoever holds the room's row gives out the next number.
    Room.objects.select_for_update().get(pk=room.pk)
    last = room.questions.aggregate(last=Max("number"))["last"] or 0
    question = Question.objects.create(
        room=room,
        number=last + 1,
        source=Source.HALL.value,
        name=called,
        text=clean,
        state=QuestionState.APPROVED.value,
        asked_at=now,
    )
    record("question.taken_from_hall", room, by=by, now=now, question=question.pk)
    return question


@transaction.atomic
def move(*, by: Actor, question: Question, to: QuestionState, seen: int, now: datetime) -> Question:
    """Bring a question to another state; every step can be taken back.

    When one goes on air, the one that was on air has been answered.

    :raises NoWayThere: if the step does not follow. :raises Stale: if the question has changed since.
    """
    must_run(question.room, by)
    if to not in MOVES[QuestionState(question.state)]:
        raise refusals.NoWayThere
    if to is QuestionState.ON_AIR:
        # Of two who press at once one holds the room's row first, and the second finds that one's question.
        Room.objects.select_for_update().get(pk=question.room_id)
        on_air = Question.objects.filter(room=question.room_id, state=QuestionState.ON_AIR).exclude(
            pk=question.pk
        )
        on_air.update(state=QuestionState.ANSWERED.value, answered_at=now, version=F("version") + 1)
    stamps: dict[QuestionState, dict[str, datetime | None]] = {
        QuestionState.ON_AIR: {"aired_at": question.aired_at or now, "answered_at": None},
        QuestionState.ANSWERED: {"answered_at": now},
        QuestionState.APPROVED: {"aired_at": None, "answered_at": None},
    }
    was = question.state
    changed = change(question, seen=seen, state=to.value, **stamps.get(to, {}))
    record("question.moved", question.room, by=by, now=now, question=question.pk, was=was, to=to.value)
    return changed


@transaction.atomic
def group(*, by: Actor, question: Question, leader: Question | None, seen: int, now: datetime) -> Question:
    """Put a question under another that asks alike, with all that stood under it; None frees it again.

    :raises GroupsItself: if the leader is of another room, is the question itself, or is grouped.
    :raises Stale: if the question has changed since.
    """
    must_run(question.room, by)
    if leader is not None:
        current = Question.objects.filter(pk=leader.pk, room=question.room_id, leader=None).first()
        if current is None or current.pk == question.pk:
            raise refusals.GroupsItself
    changed = change(question, seen=seen, leader=leader)
    if leader is not None:
        question.followers.update(leader=leader, version=F("version") + 1)
    record(
        "question.grouped",
        question.room,
        by=by,
        now=now,
        question=question.pk,
        leader=leader.pk if leader else None,
    )
    return changed


@transaction.atomic
def assign_speaker(
    *, by: Actor, question: Question, speaker: Person | None, seen: int, now: datetime
) -> Question:
    """Hand a question to someone on the rundown, or to nobody. :raises Stale: if it has changed since."""
    must_run(question.room, by)
    changed = change(question, seen=seen, speaker=speaker)
    data = {"question": question.pk, "person": speaker.pk if speaker else None}
    record("question.assigned", question.room, by=by, now=now, **data)
    return changed


@transaction.atomic
def assign_body(
    *, by: Actor, question: Question, body: Institution | None, due: date | None, seen: int, now: datetime
) -> Question:
    """Have a body answer a question in public by a day, or let it off again with None.

    :raises NotAPartner: unless the body is a partner or stands on the rundown.
    :raises DueDateMissing: without a day, or with one that has passed. :raises Stale: if it has changed since.
    """
    must_run(question.room, by)
    if body is not None:
        if body.pk not in _answerable(question.room):
            raise refusals.NotAPartner
        if due is None or due < today_at(question.room.talk.programme, now):
            raise refusals.DueDateMissing
    changed = change(question, seen=seen, body=body, due=due if body else None)
    record(
        "question.owed",
        question.room,
        by=by,
        now=now,
        question=question.pk,
        body=body.key if body else None,
        due=due.isoformat() if body and due else None,
    )
    return changed


@transaction.atomic
def answer(*, by: Actor, question: Question, text: str, seen: int, now: datetime) -> Question:
    """Answer a question in writing, where everyone who asked can read it.

    :raises NothingWritten, TextTooLong: as named. :raises Stale: if the question has changed since.
    :raises NoWayThere: unless the question was approved.
    """
    must_run(question.room, by)
    if QuestionState(question.state) not in {QuestionState.APPROVED, QuestionState.ANSWERED}:
        raise refusals.NoWayThere
    clean = refusals.tidied(text, limit=4 * words.QUESTION)
    changed = change(
        question,
        seen=seen,
        answer=clean,
        state=QuestionState.ANSWERED.value,
        answered_at=question.answered_at or now,
    )
    record("question.answered_in_writing", question.room, by=by, now=now, question=question.pk)
    return changed


def _answerable(room: Room) -> Sequence[int]:
    on_rundown = Appearance.objects.filter(item__talk=room.talk_id).values_list(
        "person__positions__institution", flat=True
    )
    return [*partner_ids(room.talk.programme_id), *on_rundown]
