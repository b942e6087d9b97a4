from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.utils.translation import override

from rembuk.programme.core.talk import State
from rembuk.programme.queries.board import Line, board, next_talk_facts, talks_behind
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)


def lines(**changes: Any) -> list[Line]:
    found = board(sample.programme(**changes), today=TODAY, now=NOW)
    return [line for _month, each in found.months for line in each]


def test_a_year_of_fortnights_is_proposed_with_the_host_in_turn() -> None:
    found = lines()

    assert [(line.proposal.day, line.proposal.host_name) for line in found[:5] if line.proposal] == [
        (date(2026, 11, 30), "Bawaslu Kabupaten Contoh"),
        (date(2026, 12, 14), "Bawaslu Kota Contoh"),
        (date(2026, 12, 28), "KPU Kabupaten Contoh"),
        (date(2027, 1, 11), "KPU Kota Contoh"),
        (date(2027, 1, 25), "Bawaslu Kabupaten Contoh"),
    ]
    assert len(found) == 26


def test_talks_proposals_and_skipped_days_stand_side_by_side_in_the_order_of_days() -> None:
    programme = sample.programme()
    sample.talk(programme=programme, date=date(2026, 11, 25))
    sample.day_off(programme, date(2026, 12, 9), name="Hari contoh", is_estimate=True)

    found = board(programme, today=TODAY, now=NOW)
    three = [line for _month, each in found.months for line in each][:3]

    assert [
        (line.day, line.talk is not None, line.off and line.off.name, line.proposal and line.proposal.host)
        for line in three
    ] == [
        (date(2026, 11, 25), True, None, None),
        (date(2026, 12, 9), False, "Hari contoh", None),
        (date(2026, 12, 23), False, None, sample.body("bawaslu-kab").pk),
    ]
    assert found.habits.starts == time(13, 30)


def test_a_day_whose_talk_was_cancelled_is_not_proposed_again() -> None:
    programme = sample.programme()
    sample.talk(programme=programme)
    sample.talk(State.CANCELLED, programme=programme, date=date(2026, 12, 9))

    found = board(programme, today=TODAY, now=NOW)

    proposed = [line.day for _month, each in found.months for line in each if line.proposal]
    assert proposed[:2] == [date(2026, 12, 23), date(2027, 1, 6)]


def test_the_board_counts_the_turns_of_each_body() -> None:
    programme = sample.programme()
    sample.talk(State.HELD, programme=programme, date=TODAY - timedelta(days=14))
    sample.talk(programme=programme)
    sample.talk(State.CANCELLED, programme=programme, date=TODAY + timedelta(days=30))

    found = board(programme, today=TODAY, now=NOW)

    assert [(turn.body.key, turn.held, turn.planned, turn.total) for turn in found.turns] == [
        ("bawaslu-kab", 0, 0, 0),
        ("bawaslu-kota", 0, 0, 0),
        ("kpu-kab", 0, 0, 0),
        ("kpu-kota", 1, 1, 2),
    ]


@pytest.mark.parametrize("cadence", ["", "FREQ=HOURLY", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"])
def test_without_a_rhythm_that_happens_nothing_is_proposed(cadence: str) -> None:
    assert lines(cadence=cadence) == []


def test_a_year_whose_holidays_are_missing_is_named() -> None:
    programme = sample.programme()
    sample.day_off(programme, date(2026, 12, 25))

    assert board(programme, today=TODAY, now=NOW).unknown_years == [2027]


def test_two_neighbours_with_different_hosts_can_swap_and_an_announced_one_cannot() -> None:
    programme = sample.programme()
    for week, key in enumerate(("kpu-kota", "kpu-kab", "kpu-kab")):
        sample.talk(programme=programme, host=sample.body(key), date=TODAY + timedelta(days=14 * week))
    sample.talk(State.ANNOUNCED, programme=programme, date=TODAY + timedelta(days=42))

    found = [line for _month, each in board(programme, today=TODAY, now=NOW).months for line in each]

    assert [line.swaps_with for line in found if line.talk] == [2, None, None, None]


@pytest.mark.parametrize(("agrees", "queries"), [(False, 7), (True, 8)])
def test_many_talks_take_as_many_queries_as_few(
    agrees: bool, queries: int, django_assert_num_queries: Any
) -> None:
    programme = sample.programme()
    for count in (1, 3):
        for _ in range(count):
            talk = sample.talk(programme=programme)
            if agrees:
                sample.agree(talk, "kpu-kota", now=NOW)
        with django_assert_num_queries(queries):
            board(programme, today=TODAY, now=NOW)


def test_where_the_bodies_stand_is_read_once_one_of_them_agreed_to_the_plan() -> None:
    programme = sample.programme()
    sample.talk(programme=programme, date=TODAY + timedelta(days=1))
    sample.agree(sample.talk(programme=programme, date=TODAY + timedelta(days=2)), "kpu-kota", now=NOW)
    sample.agree(sample.talk(programme=programme, date=TODAY + timedelta(days=3)), now=NOW)

    found = [line for _month, each in board(programme, today=TODAY, now=NOW).months for line in each]

    tallies = [line.tally and (line.tally.agreed, line.tally.bodies) for line in found if line.talk]
    assert tallies == [None, (1, 4), (4, 4)]


def test_talks_behind_us_are_listed_the_newest_first() -> None:
    programme = sample.programme()
    for days in (28, 14, -14):
        sample.talk(State.HELD, programme=programme, date=TODAY - timedelta(days=days))

    assert [talk.number for talk in talks_behind(programme, today=TODAY)] == [2, 1]


def test_the_form_of_a_first_talk_begins_with_the_board_s_first_day_and_host() -> None:
    proposed = next_talk_facts(sample.programme(), today=TODAY)

    assert proposed == {"host": sample.body("bawaslu-kab"), "mode": "luring", "date": date(2026, 11, 30)}


def test_the_form_of_another_talk_begins_with_the_next_open_day_the_next_host_and_old_habits() -> None:
    programme = sample.programme()
    sample.talk(State.HELD, programme=programme, host=sample.body("bawaslu-kab"), date=TODAY)
    sample.day_off(programme, TODAY + timedelta(days=14))

    proposed = next_talk_facts(programme, today=TODAY)

    assert (proposed["host"], proposed["date"], proposed["starts"], proposed["dateline"]) == (
        sample.body("bawaslu-kota"),
        TODAY + timedelta(days=28),
        time(13, 30),
        "CONTOH",
    )


@pytest.mark.parametrize("cadence", ["", "?"])
def test_without_a_rhythm_the_form_begins_without_a_day_and_the_host_s_turn_goes_round(cadence: str) -> None:
    programme = sample.programme(cadence=cadence)
    sample.talk(State.HELD, programme=programme, host=sample.body("bawaslu-kab"), date=TODAY)

    proposed = next_talk_facts(programme, today=TODAY)

    assert (proposed["date"], proposed["host"]) == (None, sample.body("bawaslu-kota"))


@pytest.mark.parametrize(("language", "hours"), [("id", "13.30–15.30"), ("en", "13:30–15:30")])
def test_the_hours_of_a_proposed_day_are_written_as_the_reader_s_language_does(
    language: str, hours: str
) -> None:
    programme = sample.programme()
    sample.talk(programme=programme, date=TODAY)

    with override(language):
        found = board(programme, today=TODAY, now=NOW)

    said = {line.proposal.hours for _month, each in found.months for line in each if line.proposal}
    assert said == {hours}
