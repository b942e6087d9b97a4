"""The rows behind the crowd's doings, read and written in SQL: one statement for all who do the same at once.

A model's query costs several times as much to put together as a vote costs to write, and while votes arrive one
by one there is a transaction for each.
"""
# ruff: noqa: S608 - only places for values are put into the statements, and names from this module

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from rembuk.hall.core.polls import Phase
from rembuk.hall.core.questions import PUBLIC
from rembuk.programme.core.talk import State

Value = int | str | None
_PUBLIC = [state.value for state in PUBLIC]


@dataclass(frozen=True, slots=True)
class OpenTo:
    """What of a room says which doings it takes."""

    id: int
    talk: State
    takes_questions: bool
    approves_by_itself: bool
    phase: Phase


@dataclass(frozen=True, slots=True)
class Ballot:
    """An answer as it is kept: options as bits, or words."""

    poll: int
    participant: str
    phase: Phase
    mask: int = 0
    text: str = ""


def locked(rooms: Collection[int]) -> list[OpenTo]:
    """Lock the rows of these rooms until the transaction ends, and say what they take.

    By id, so that two servers never wait for each other in a ring.
    """
    lock = " FOR UPDATE OF room" if connection.features.has_select_for_update else ""
    rows = _asked(
        "SELECT room.id, talk.state, takes_questions, approves_by_itself, quiz_phase"
        " FROM hall_room room JOIN programme_talk talk ON talk.id = talk_id"
        f" WHERE room.id IN ({_places(rooms)}) ORDER BY room.id{lock}",
        rooms,
    )
    return [
        OpenTo(room, State(talk), bool(takes), bool(approves), Phase(phase))
        for room, talk, takes, approves, phase in rows
    ]


def enter(room: int, phones: Collection[str], now: datetime) -> None:
    """Write the phones that do something here for the first time."""
    at: Any = connection.ops.adapt_datetimefield_value(now)
    _insert("hall_participant (key, room_id, first_at)", [(phone, room, at) for phone in phones])


def count(room: int, doings: int) -> None:
    """Count what a room's crowd has done."""
    _run("UPDATE hall_room SET doings = doings + %s WHERE id = %s", [doings, room])


def public_questions(room: int, wanted: Collection[int]) -> set[int]:
    """Return those of the wanted questions that everyone in the room may read."""
    if not wanted:
        return set()
    rows = _asked(
        f"SELECT id FROM hall_question WHERE room_id = %s AND id IN ({_places(wanted)})"
        f" AND state IN ({_places(_PUBLIC)})",
        [room, *wanted, *_PUBLIC],
    )
    return {question for (question,) in rows}


def support(question: int, given: Sequence[str], taken: Sequence[str]) -> None:
    """Write who supports a question and who no longer does, and count what is new.

    The database says what is, even if two servers write at once.
    """
    rise = _insert("hall_support (question_id, participant_id)", [(question, phone) for phone in given])
    if taken:
        where = f"question_id = %s AND participant_id IN ({_places(taken)})"
        rise -= _run(f"DELETE FROM hall_support WHERE {where}", [question, *taken])
    if rise:
        _run("UPDATE hall_question SET supported = supported + %s WHERE id = %s", [rise, question])


def answer(ballots: Sequence[Ballot]) -> None:
    """Write the answers; while the poll is open, the last one of a phone stands."""
    words = _word_ids({(ballot.poll, ballot.text) for ballot in ballots if ballot.text})
    _insert(
        "hall_answer (poll_id, participant_id, phase, mask, word_id)",
        [(b.poll, b.participant, b.phase.value, b.mask, words.get((b.poll, b.text))) for b in ballots],
        instead="(poll_id, participant_id, phase)"
        " DO UPDATE SET mask = excluded.mask, word_id = excluded.word_id",
    )


def _word_ids(wanted: Collection[tuple[int, str]]) -> dict[tuple[int, str], int]:
    """Return the row of each wording, by poll and text, written if it is new."""
    if not wanted:
        return {}
    _insert("hall_word (poll_id, text)", sorted(wanted))
    polls, texts = sorted({poll for poll, _ in wanted}), sorted({text for _, text in wanted})
    rows = _asked(
        f"SELECT poll_id, text, id FROM hall_word WHERE poll_id IN ({_places(polls)})"
        f" AND text IN ({_places(texts)})",
        [*polls, *texts],
    )
    return {(poll, text): word for poll, text, word in rows}


def _insert(into: str, rows: Sequence[tuple[Value, ...]], *, instead: str = "DO NOTHING") -> int:
    """Write rows of a table and return how many were written; of a row that is there, do as said."""
    if not rows:
        return 0
    places = ", ".join([f"({_places(rows[0])})"] * len(rows))
    return _run(
        f"INSERT INTO {into} VALUES {places} ON CONFLICT {instead}", [value for row in rows for value in row]
    )


def _run(statement: str, values: Collection[Value]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, list(values))
        return int(cursor.rowcount)


def _asked(query: str, values: Collection[Value]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, list(values))
        return list(cursor.fetchall())


def _places(values: Collection[object]) -> str:
    return ", ".join(["%s"] * len(values))
