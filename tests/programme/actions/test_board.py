from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from rembuk.institutions.permits import NotPermitted
from rembuk.programme import actions
from rembuk.programme.actions import board
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from tests import logbook
from tests.factories import institutions
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
DAY = date(2026, 12, 9)


def facts(**changes: object) -> actions.TalkFacts:
    plan = actions.TalkFacts(title="", date=DAY, mode="luring", host=sample.body("kpu-kab"), venue="Aula")
    return replace(plan, **changes)  # type: ignore[arg-type]


def test_a_proposal_becomes_a_talk_with_the_hours_of_the_last_one() -> None:
    last = sample.talk()

    talk = board.accept_proposal(by=sample.officer(), programme=last.programme, facts=facts(), now=NOW)

    assert (talk.number, talk.date, talk.host.key, talk.starts, talk.title, talk.topic) == (
        2,
        DAY,
        "kpu-kab",
        time(13, 30),
        "",
        "Topik menyusul",
    )
    assert logbook.last().kind == "talk.planned"


def test_a_day_is_given_once_and_never_where_it_is_off() -> None:
    programme = sample.talk().programme
    sample.day_off(programme, date(2026, 12, 16))
    board.accept_proposal(by=sample.officer(), programme=programme, facts=facts(), now=NOW)

    with pytest.raises(board.DayTaken):
        board.accept_proposal(by=sample.officer(), programme=programme, facts=facts(), now=NOW)
    off = facts(date=date(2026, 12, 16))
    with pytest.raises(board.DayIsOff):
        board.accept_proposal(by=sample.officer(), programme=programme, facts=off, now=NOW)

    assert programme.talks.count() == 2


def two_talks() -> tuple[Talk, Talk]:
    one = sample.talk(host=sample.body("kpu-kota"), venue="Aula Kota")
    return one, sample.talk(host=sample.body("kpu-kab"), venue="Aula Kabupaten", date=DAY)


def test_a_swap_changes_hosts_and_halls_and_asks_the_bodies_again() -> None:
    sample.programme()
    one, other = two_talks()
    sample.agree(one)

    board.swap_hosts(by=sample.officer(), talk=one, other=other, now=NOW)

    swapped = list(Talk.objects.order_by("number").values_list("host__key", "venue", "state"))
    assert swapped == [("kpu-kab", "Aula Kabupaten", "draft"), ("kpu-kota", "Aula Kota", "draft")]
    assert [line.kind for line in logbook.since(logbook.length() - 2)] == ["talk.host_swapped"] * 2


def test_hosts_that_people_know_are_not_swapped() -> None:
    sample.programme()
    one, other = two_talks()
    Talk.objects.filter(pk=other.pk).update(state=State.ANNOUNCED)

    with pytest.raises(actions.NotNow):
        board.swap_hosts(by=sample.officer(), talk=one, other=other, now=NOW)
    with pytest.raises(board.NothingToSwap):
        board.swap_hosts(by=sample.officer(), talk=one, other=one, now=NOW)


def test_an_outsider_neither_accepts_nor_swaps() -> None:
    programme = sample.programme()
    one, other = two_talks()
    outsider = institutions.outsider()

    with pytest.raises(NotPermitted):
        board.accept_proposal(by=outsider, programme=programme, facts=facts(), now=NOW)
    with pytest.raises(NotPermitted):
        board.swap_hosts(by=outsider, talk=one, other=other, now=NOW)

    assert logbook.length() == 0
