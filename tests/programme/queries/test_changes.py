from datetime import date, time
from typing import Any

import pytest
from django.utils.translation import override

from rembuk.programme.core.agreement import Change
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk, TalkChange
from rembuk.programme.queries import changes
from tests.factories import programme as sample
from tests.factories import visitors
from tests.factories.visitors import NOW

pytestmark = pytest.mark.django_db


def note(talk: Talk, sequence: int = 1, **was: Any) -> TalkChange:
    """Note that a talk was otherwise before."""
    before = {**changes.whereabouts(talk).packed(), **was}
    return TalkChange.objects.create(talk=talk, sequence=sequence, at=NOW, before=before)


def test_differences_say_each_line_as_it_was_and_is_in_the_reader_s_language() -> None:
    talk = visitors.open_talk()
    talk.starts, talk.mode, talk.venue = time(14, 0), "daring", ""
    before = changes.whereabouts(visitors.open_talk(programme=talk.programme))

    with override("en"):
        assert changes.differences(before, talk) == [
            Change("Hours", "13:30–15:30", "14:00–15:30"),
            Change("Ways to take part", "hybrid", "online"),
            Change("Venue", "Aula Contoh", ""),
        ]
    with override("id"):
        assert changes.differences(before, talk)[0] == Change("Jam", "13.30–15.30", "14.00–15.30")


def test_a_letter_s_change_is_found_by_its_number_and_nothing_is_known_before_the_first() -> None:
    talk = visitors.open_talk()
    note(talk, 3, venue="Balai Contoh")

    assert changes.known_before(talk, 3).venue == "Balai Contoh"
    assert changes.known_before(talk, None) == changes.whereabouts(talk)


def test_a_page_tells_what_was_read_at_first(django_assert_num_queries: Any) -> None:
    talk = visitors.open_talk()
    note(talk, 1, venue="Balai Satu")
    note(talk, 2, venue="Balai Dua")

    with django_assert_num_queries(1):
        assert changes.changed_since_known(talk) == [Change("Tempat", "Balai Satu", "Aula Contoh")]


def test_a_page_of_a_postponed_talk_says_its_day_by_itself() -> None:
    talk = sample.talk(State.POSTPONED)
    note(talk, date=date(2026, 11, 11).isoformat(), starts="10:00:00")

    assert changes.changed_since_known(talk) == [Change("Jam", "10.00–15.30", "13.30–15.30")]


def test_a_talk_that_stands_as_announced_has_nothing_to_tell() -> None:
    assert changes.changed_since_known(visitors.open_talk()) == []
