from datetime import date, timedelta
from typing import Any

import pytest

from rembuk.programme.core.talk import Promise, State
from rembuk.programme.queries.follow_up import all_promises, awaited_before, counts
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db


def test_late_comes_first_then_open_kept_and_dropped() -> None:
    talk = sample.talk(State.PUBLISHED)
    for state in Promise:
        sample.commitment(talk, state=state.value)
    sample.commitment(sample.talk(State.DRAFT))

    assert [each.state for each in all_promises(talk.programme)] == ["late", "open", "kept", "dropped"]
    assert counts(talk.programme) == {"late": 1, "open": 1, "kept": 1, "dropped": 1}


def test_a_rundown_opens_with_what_was_promised_before_it_and_is_still_open() -> None:
    before = sample.talk(State.PUBLISHED, date=date(2026, 11, 11))
    talk = sample.talk(programme=before.programme)
    promised = sample.commitment(before, due=date(2026, 11, 20))
    late = sample.commitment(before, state="late", due=date(2026, 11, 12))
    sample.commitment(before, state="kept")
    after = sample.talk(State.PUBLISHED, programme=before.programme, date=sample.DAY + timedelta(days=14))
    sample.commitment(after)

    assert list(awaited_before(talk)) == [late, promised]


def test_many_commitments_take_one_query(django_assert_num_queries: Any) -> None:
    talk = sample.talk(State.PUBLISHED)
    for count in (1, 3):
        for _ in range(count):
            sample.commitment(talk)
        with django_assert_num_queries(1):
            assert [f"{each.institution} {each.talk.programme}" for each in all_promises(talk.programme)]
