from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from rembuk.institutions.permits import Role
from rembuk.programme import queries
from rembuk.programme.core.agreement import Content, Row, Stand, Subject
from rembuk.programme.models import Talk
from rembuk.programme.queries import agreements
from rembuk.programme.queries.plan import outlines, with_rundowns
from tests.factories import institutions
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)


def test_standing_says_of_every_body_where_it_stands() -> None:
    institutions.account(Role.SECRETARIAT, at=sample.body("bawaslu-kota"))
    talk = sample.agree(sample.talk(), "kpu-kota", now=NOW)

    found = agreements.standing(talk, Subject.PLAN, now=NOW + timedelta(days=1))

    assert [(each.body.key, each.stand, each.has_accounts, each.is_late) for each in found.bodies] == [
        ("bawaslu-kab", Stand.WAITING, False, False),
        ("bawaslu-kota", Stand.WAITING, True, False),
        ("kpu-kab", Stand.WAITING, False, False),
        ("kpu-kota", Stand.AGREED, True, False),
    ]
    assert (found.agreed, found.is_complete, found.has_begun) == (1, False, True)


def test_a_body_that_was_asked_and_does_not_answer_is_seen_as_late() -> None:
    institutions.account(Role.SECRETARIAT, at=sample.body("bawaslu-kota"))
    talk = sample.agree(sample.talk(date=sample.DAY + timedelta(days=30)), "kpu-kota", now=NOW)

    later = agreements.standing(talk, Subject.PLAN, now=NOW + timedelta(days=3))

    assert [body.key for body in later.late] == ["bawaslu-kota"]


def test_each_body_sees_what_changed_since_it_agreed() -> None:
    talk = sample.agree(sample.talk(), "kpu-kota")
    talk.venue = "Balai Contoh"
    talk.save()

    found = agreements.standing(talk, Subject.PLAN, now=NOW)

    assert [[(c.label, c.before, c.after) for c in each.changes] for each in found.bodies] == [
        [],
        [],
        [],
        [("Tempat", "Aula Contoh", "Balai Contoh")],
    ]


def test_many_talks_stand_in_as_many_queries_as_one(django_assert_num_queries: Any) -> None:
    for _ in range(3):
        sample.agree(sample.talk(), "kpu-kota")

    for count in (1, 3):
        with django_assert_num_queries(7):
            talks = list(with_rundowns(Talk.objects.all())[:count])
            assert len(agreements.standings(talks, Subject.PLAN, now=NOW)) == count


def test_another_room_says_how_its_subject_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agreements, "_readers", dict(agreements._readers))
    talk = sample.talk()
    content = Content("0" * 16, (Row("a", "Contoh", "Isi"),))

    agreements.register(Subject.RECORD, lambda each: content if each == talk else Content("", ()))

    assert agreements.subjects() == [Subject.PLAN, Subject.RECORD]
    assert agreements.content_of(talk, Subject.RECORD) == content


def test_a_tally_counts_as_the_standing_does_through_agreement_delay_and_change() -> None:
    institutions.account(Role.SECRETARIAT, at=sample.body("bawaslu-kota"))
    talk = sample.agree(sample.talk(date=sample.DAY + timedelta(days=30)), "kpu-kota", "kpu-kab", now=NOW)
    bodies, later = queries.partners(talk.programme), NOW + timedelta(days=4)

    def tally() -> agreements.Tally:
        return agreements.tallies([talk], bodies, outlines([Talk.objects.get()]), now=later)[talk.pk]

    late = agreements.standing(talk, Subject.PLAN, now=later).late
    assert [body.key for body in late] == ["bawaslu-kota"]
    assert tally() == agreements.Tally(2, 4, late)
    talk.items.filter(position=1).update(minutes=7)
    assert tally() == agreements.Tally(0, 4, [])
    assert agreements.standing(Talk.objects.get(), Subject.PLAN, now=later).agreed == 0


def test_a_plan_that_nobody_agreed_to_has_no_tally() -> None:
    talk = sample.talk()

    assert agreements.tallies([talk], queries.partners(talk.programme), outlines([talk]), now=NOW) == {}


def test_whoever_holds_a_programme_alone_waits_for_nobody() -> None:
    assert [agreements.Tally(0, n, []).is_complete for n in (1, 2)] == [True, False]
