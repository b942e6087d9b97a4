from collections.abc import Callable
from dataclasses import replace
from datetime import time
from typing import Any

import pytest

from rembuk.institutions.permits import NotPermitted, Role
from rembuk.programme.actions import Stale
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from rembuk.record import actions, queries
from rembuk.record.models import Attendance
from tests import logbook
from tests.factories import institutions, record
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = sample.OPENING


def facts(**changes: Any) -> actions.StatementFacts:
    said = actions.StatementFacts(
        person=sample.speaker("Contoh Satu"), kind="tip", text="Contoh kiat", at=time(14, 5)
    )
    return replace(said, **changes)


def texts(talk: Talk) -> list[tuple[int, str]]:
    return list(talk.statements.values_list("position", "text"))


def three() -> Talk:
    talk = sample.talk(State.HELD)
    for text in ("satu", "dua", "tiga"):
        record.statement(talk, text=text)
    return talk


def test_take_down_adds_to_the_end_and_logs_no_words() -> None:
    talk = three()
    officer = sample.officer(Role.PUBLIC_RELATIONS)

    statement = actions.take_down(by=officer, talk=talk, facts=facts(), now=NOW)

    statement.refresh_from_db()
    assert (statement.position, str(statement.person), statement.kind, statement.text, statement.at) == (
        4,
        "Contoh Satu",
        "tip",
        "Contoh kiat",
        time(14, 5),
    )
    assert logbook.last() == logbook.Line(
        "statement.taken_down",
        officer.name,
        f"record.statement:{statement.pk}",
        {"talk": talk.pk, "version": queries.statement_version(statement)},
    )


def test_a_statement_has_words() -> None:
    talk = three()

    with pytest.raises(actions.NothingSaid):
        actions.take_down(by=sample.officer(), talk=talk, facts=facts(text=" "), now=NOW)

    assert (talk.statements.count(), logbook.length()) == (3, 0)


def test_edit_statement_corrects_it_and_refuses_a_stale_version() -> None:
    statement = three().statements.get(position=2)
    seen = queries.statement_version(statement)

    edited = actions.edit_statement(
        by=sample.officer(), statement=statement, facts=facts(), version=seen, now=NOW
    )

    assert (edited.text, edited.position, logbook.last().kind) == ("Contoh kiat", 2, "statement.edited")
    with pytest.raises(Stale):
        actions.edit_statement(by=sample.officer(), statement=statement, facts=facts(), version=seen, now=NOW)


def test_move_statement_changes_places_with_its_neighbour() -> None:
    talk = three()

    actions.move_statement(by=sample.officer(), statement=talk.statements.get(text="tiga"), places=-1, now=NOW)
    actions.move_statement(by=sample.officer(), statement=talk.statements.get(text="satu"), places=1, now=NOW)

    assert texts(talk) == [(1, "tiga"), (2, "satu"), (3, "dua")]
    assert logbook.last().kind == "statement.moved"


@pytest.mark.parametrize(("text", "places"), [("satu", -1), ("tiga", 1)])
def test_move_statement_stops_at_the_ends(text: str, places: int) -> None:
    talk = three()

    with pytest.raises(actions.NoPlaceThere):
        actions.move_statement(
            by=sample.officer(), statement=talk.statements.get(text=text), places=places, now=NOW
        )


def test_remove_statement_closes_the_gap_and_logs_that_it_stood_there() -> None:
    talk = three()
    statement = talk.statements.get(text="dua")

    actions.remove_statement(by=sample.officer(), statement=statement, now=NOW)

    assert texts(talk) == [(1, "satu"), (2, "tiga")]
    assert (logbook.last().kind, logbook.last().subject) == (
        "statement.removed",
        f"record.statement:{statement.pk}",
    )


def test_count_attendance_sets_the_figures_and_can_correct_them() -> None:
    talk = three()
    officer = sample.officer()

    actions.count_attendance(by=officer, talk=talk, hall=40, online=None, now=NOW)
    actions.count_attendance(by=officer, talk=talk, hall=42, online=0, now=NOW)

    assert list(Attendance.objects.values_list("talk", "hall", "online")) == [(talk.pk, 42, 0)]
    assert logbook.last() == logbook.Line(
        "attendance.counted", officer.name, f"programme.talk:{talk.pk}", {"hall": 42, "online": 0}
    )


def test_count_attendance_asks_for_a_figure() -> None:
    talk = three()

    with pytest.raises(actions.NothingCounted):
        actions.count_attendance(by=sample.officer(), talk=talk, hall=None, online=None, now=NOW)

    assert Attendance.objects.count() == 0


@pytest.mark.parametrize("who", ["outsider", "moderator"])
def test_only_who_keeps_the_record_writes_in_it(who: str) -> None:
    by = institutions.outsider() if who == "outsider" else sample.officer(Role.MODERATOR)
    talk = three()
    statement = talk.statements.get(text="dua")
    version = queries.statement_version(statement)
    acts: list[Callable[[], object]] = [
        lambda: actions.take_down(by=by, talk=talk, facts=facts(), now=NOW),
        lambda: actions.edit_statement(by=by, statement=statement, facts=facts(), version=version, now=NOW),
        lambda: actions.move_statement(by=by, statement=statement, places=1, now=NOW),
        lambda: actions.remove_statement(by=by, statement=statement, now=NOW),
        lambda: actions.count_attendance(by=by, talk=talk, hall=1, online=1, now=NOW),
    ]

    for act in acts:
        with pytest.raises(NotPermitted):
            act()

    assert (texts(talk), logbook.length()) == ([(1, "satu"), (2, "dua"), (3, "tiga")], 0)


def test_a_line_of_the_transcript_is_taken_down_word_for_word_at_its_hour() -> None:
    talk = sample.talk(State.HELD)
    who = sample.speaker("Contoh Satu")
    line = record.line(talk, person=who, starts=605_000, ends=609_000, text="Contoh kutipan.")

    made = actions.quote_line(by=sample.officer(), line=line, now=NOW)

    assert (made.person, made.kind, made.text, made.at) == (who, "quote", "Contoh kutipan.", time(13, 40))
    with pytest.raises(actions.SpeakerUnknown):
        actions.quote_line(by=sample.officer(), line=record.line(talk, speaker="Seseorang"), now=NOW)
    with pytest.raises(NotPermitted):
        actions.quote_line(by=institutions.outsider(), line=line, now=NOW)
    assert talk.statements.count() == 1
