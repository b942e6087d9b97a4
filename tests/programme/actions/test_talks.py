from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from rembuk.institutions.permits import NotPermitted, Role
from rembuk.kit.refusal import Refused
from rembuk.programme import actions, queries
from rembuk.programme.actions import Stale
from rembuk.programme.core.talk import Gap, State
from rembuk.programme.models import Programme, Talk
from rembuk.programme.queries.plan import GAP_WORDS
from tests import logbook
from tests.concurrency import both_at_once
from tests.factories import institutions
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
NEW_DAY = date(2026, 12, 2)


def facts(**changes: Any) -> actions.TalkFacts:
    plan = actions.TalkFacts(
        title="Contoh topik",
        date=date(2026, 11, 25),
        mode="luring",
        host=sample.body("kpu-kota"),
        starts=time(13, 30),
        ends=time(15, 30),
        venue="Aula Contoh",
        topics=["Contoh topik"],
        tags=["Umum"],
    )
    return replace(plan, **changes)


def add(programme: Programme, **changes: Any) -> Talk:
    return actions.add_talk(by=sample.officer(), programme=programme, facts=facts(**changes), now=NOW)


def subject(talk: Talk) -> str:
    return f"programme.talk:{talk.pk}"


def test_add_talk_keeps_the_plan_gives_the_next_number_and_logs_it() -> None:
    programme = sample.programme()
    sample.talk(State.CANCELLED, programme=programme)
    officer = sample.officer()

    talk = actions.add_talk(by=officer, programme=programme, facts=facts(), now=NOW)

    talk.refresh_from_db()
    assert (talk.number, talk.state, talk.title, talk.starts, talk.host, talk.topics) == (
        2,
        State.DRAFT,
        "Contoh topik",
        time(13, 30),
        sample.body("kpu-kota"),
        ["Contoh topik"],
    )
    assert logbook.last() == logbook.Line(
        "talk.planned", officer.name, subject(talk), {"number": 2, "version": queries.talk_version(talk)}
    )


def test_each_programme_counts_its_own_talks() -> None:
    add(sample.programme())
    other = sample.programme(slug="lain")

    assert [add(other).number, add(other).number] == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_two_who_plan_at_once_get_two_numbers_in_a_row() -> None:
    programme = sample.programme()

    both_at_once(lambda: add(programme), lambda: add(programme), lambda: add(programme))

    assert sorted(programme.talks.values_list("number", flat=True)) == [1, 2, 3]


@pytest.mark.parametrize(
    ("changes", "refusal", "field"),
    [
        ({"mode": "hibrida"}, actions.ModeNotAgreed, "mode"),
        ({"ends": time(13, 30)}, actions.EndsBeforeItStarts, "ends"),
        ({"starts": None}, actions.EndsWithoutStart, "starts"),
        ({"venue": "  "}, actions.HallHasNoName, "venue"),
    ],
)
def test_add_talk_refuses(changes: dict[str, Any], refusal: type[Refused], field: str) -> None:
    programme = sample.programme(modes=["luring", "daring"])

    with pytest.raises(refusal) as refused:
        add(programme, **changes)

    assert refused.value.field == field
    assert (programme.talks.count(), logbook.length()) == (0, 0)


def test_the_host_is_a_partner() -> None:
    programme = sample.programme()

    with pytest.raises(actions.HostIsNoPartner):
        add(programme, host=sample.body("kampus"))


def test_an_online_talk_needs_no_venue() -> None:
    assert add(sample.programme(), mode="daring", venue="").venue == ""


def test_edit_talk_changes_the_plan_and_logs_it() -> None:
    talk = sample.talk()
    officer = sample.officer()

    edited = actions.edit_talk(
        by=officer,
        talk=talk,
        facts=facts(title="Topik baru", date=NEW_DAY),
        version=queries.talk_version(talk),
        now=NOW,
    )

    edited.refresh_from_db()
    assert (edited.title, edited.date, edited.number, edited.state) == ("Topik baru", NEW_DAY, 1, State.DRAFT)
    assert logbook.last() == logbook.Line(
        "talk.edited", officer.name, subject(talk), {"version": queries.talk_version(edited)}
    )


def test_edit_talk_refuses_a_stale_version_and_keeps_the_other_s_words() -> None:
    talk = sample.talk()
    seen = queries.talk_version(talk)
    actions.edit_talk(
        by=sample.officer(), talk=talk, facts=facts(title="Dari yang lain"), version=seen, now=NOW
    )

    with pytest.raises(Stale):
        actions.edit_talk(by=sample.officer(), talk=talk, facts=facts(title="Dari saya"), version=seen, now=NOW)

    talk.refresh_from_db()
    assert talk.title == "Dari yang lain"


@pytest.mark.parametrize(
    "state", [State.ANNOUNCED, State.LIVE, State.POSTPONED, State.PUBLISHED, State.CANCELLED]
)
def test_a_date_that_people_know_changes_only_by_postponing(state: State) -> None:
    talk = sample.talk(state)

    with pytest.raises(actions.DateIsKnown):
        actions.edit_talk(
            by=sample.officer(),
            talk=talk,
            facts=facts(date=NEW_DAY),
            version=queries.talk_version(talk),
            now=NOW,
        )


def test_the_date_of_a_talk_that_was_held_can_be_corrected_but_not_into_the_future() -> None:
    talk = sample.talk(State.HELD, date=date(2026, 11, 20))
    seen = queries.talk_version(talk)

    with pytest.raises(actions.DateNotOver):
        actions.edit_talk(by=sample.officer(), talk=talk, facts=facts(date=NEW_DAY), version=seen, now=NOW)
    corrected = actions.edit_talk(
        by=sample.officer(), talk=talk, facts=facts(date=date(2026, 11, 19)), version=seen, now=NOW
    )

    assert corrected.date == date(2026, 11, 19)


@pytest.mark.parametrize("state", [State.DRAFT, State.POSTPONED])
def test_announce_shows_the_talk_that_all_agreed_to_and_logs_it(state: State) -> None:
    talk = sample.agree(sample.talk(state))
    officer = sample.officer()

    announced = actions.announce(by=officer, talk=talk, now=NOW)

    assert announced.state == State.ANNOUNCED
    assert logbook.last() == logbook.Line(
        "talk.announced", officer.name, subject(talk), {"version": queries.talk_version(talk)}
    )


def test_announce_waits_for_every_partner_and_names_who_is_missing() -> None:
    talk = sample.agree(sample.talk(), "kpu-kota", "bawaslu-kab")
    before = logbook.length()

    with pytest.raises(actions.NotAgreed) as refused:
        actions.announce(by=sample.officer(), talk=talk, now=NOW)

    talk.refresh_from_db()
    assert [body.key for body in refused.value.bodies] == ["bawaslu-kota", "kpu-kab"]
    assert "Bawaslu Kota Contoh, KPU Kabupaten Contoh" in str(refused.value)
    assert (talk.state, logbook.length()) == (State.DRAFT, before)


def test_a_body_that_holds_a_programme_alone_waits_for_nobody() -> None:
    programme = sample.programme(partners=[sample.body("kpu-kota")])
    talk = sample.talk(programme=programme, host=sample.body("kpu-kota"))

    assert actions.announce(by=sample.officer(), talk=talk, now=NOW).state == State.ANNOUNCED


def test_announce_names_all_that_is_missing_at_once() -> None:
    talk = sample.talk(items=0, starts=None, ends=None, date=date(2026, 11, 23))

    with pytest.raises(actions.NotReady) as refused:
        actions.announce(by=sample.officer(), talk=talk, now=NOW)

    talk.refresh_from_db()
    assert refused.value.gaps == [Gap.DATE_PAST, Gap.START, Gap.ITEMS]
    assert str(refused.value) == " ".join(str(GAP_WORDS[gap]) for gap in refused.value.gaps)
    assert (talk.state, logbook.length()) == (State.DRAFT, 0)


def test_the_day_is_the_day_of_the_place_and_not_of_greenwich() -> None:
    talk = sample.agree(sample.talk(date=date(2026, 11, 24)))
    late = datetime(2026, 11, 24, 16, 59, tzinfo=UTC)

    with pytest.raises(actions.NotReady):
        actions.announce(by=sample.officer(), talk=talk, now=late + timedelta(minutes=1))
    assert actions.announce(by=sample.officer(), talk=talk, now=late).state == State.ANNOUNCED


@pytest.mark.parametrize("state", [State.ANNOUNCED, State.LIVE, State.HELD, State.PUBLISHED, State.CANCELLED])
def test_announce_refuses_by_state_before_it_looks_for_gaps(state: State) -> None:
    talk = sample.talk(state, items=0)

    with pytest.raises(actions.NotNow) as refused:
        actions.announce(by=sample.officer(), talk=talk, now=NOW)

    assert refused.value.current is state


def test_postpone_keeps_the_old_date_and_the_reason_and_announcing_confirms_the_new_one() -> None:
    talk = sample.talk(State.ANNOUNCED)
    officer = sample.officer()

    postponed = actions.postpone(by=officer, talk=talk, date=NEW_DAY, reason=" Aula dipakai ", now=NOW)

    assert (postponed.state, postponed.date, postponed.postponed_from, postponed.reason) == (
        State.POSTPONED,
        NEW_DAY,
        date(2026, 11, 25),
        "Aula dipakai",
    )
    assert logbook.last() == logbook.Line(
        "talk.postponed", officer.name, subject(talk), {"was": "2026-11-25", "date": "2026-12-02"}
    )
    with pytest.raises(actions.NotAgreed):
        actions.announce(by=officer, talk=talk, now=NOW)
    again = actions.announce(by=officer, talk=sample.agree(Talk.objects.get()), now=NOW)
    assert (again.state, again.date, again.postponed_from, again.reason) == (
        State.ANNOUNCED,
        NEW_DAY,
        date(2026, 11, 25),
        "Aula dipakai",
    )


@pytest.mark.parametrize("day", [date(2026, 11, 25), date(2026, 11, 23)])
def test_postpone_asks_for_another_date_that_is_not_over(day: date) -> None:
    with pytest.raises(actions.NewDateMissing):
        actions.postpone(by=sample.officer(), talk=sample.talk(), date=day, reason="Contoh", now=NOW)


def test_postpone_and_cancel_ask_for_a_reason() -> None:
    talk = sample.talk(State.ANNOUNCED)

    with pytest.raises(actions.ReasonMissing):
        actions.postpone(by=sample.officer(), talk=talk, date=NEW_DAY, reason=" ", now=NOW)
    with pytest.raises(actions.ReasonMissing):
        actions.cancel(by=sample.officer(), talk=talk, reason=" ", now=NOW)


def test_cancel_keeps_the_reason_and_logs_it() -> None:
    talk = sample.talk(State.ANNOUNCED)
    officer = sample.officer()

    cancelled = actions.cancel(by=officer, talk=talk, reason="Contoh sebab", now=NOW)

    assert (cancelled.state, cancelled.reason, cancelled.is_public) == (State.CANCELLED, "Contoh sebab", True)
    assert logbook.last() == logbook.Line("talk.cancelled", officer.name, subject(talk), {})


def test_what_one_body_sets_aside_before_all_have_agreed_stays_among_them_until_it_is_announced() -> None:
    talk, by = sample.talk(), sample.officer()

    postponed = actions.postpone(by=by, talk=talk, date=NEW_DAY, reason="Contoh", now=NOW)
    assert (postponed.state, postponed.is_public) == (State.POSTPONED, False)
    announced = actions.announce(by=by, talk=sample.agree(postponed), now=NOW)
    assert (announced.state, announced.is_public) == (State.ANNOUNCED, True)
    again = actions.postpone(by=by, talk=announced, date=NEW_DAY + timedelta(days=1), reason="Contoh", now=NOW)
    assert (again.state, again.is_public) == (State.POSTPONED, True)


@pytest.mark.parametrize("state", [State.LIVE, State.HELD, State.PUBLISHED])
def test_a_talk_that_has_begun_is_neither_postponed_nor_cancelled(state: State) -> None:
    talk = sample.talk(state)

    with pytest.raises(actions.NotNow):
        actions.postpone(by=sample.officer(), talk=talk, date=NEW_DAY, reason="Contoh", now=NOW)
    with pytest.raises(actions.NotNow):
        actions.cancel(by=sample.officer(), talk=talk, reason="Contoh", now=NOW)


@pytest.mark.parametrize("state", [State.DRAFT, State.ANNOUNCED])
def test_a_talk_held_on_paper_is_entered_afterwards(state: State) -> None:
    talk = sample.talk(state, date=date(2026, 11, 20), starts=None, ends=None)
    officer = sample.officer(Role.PUBLIC_RELATIONS)

    held = actions.hold_afterwards(by=officer, talk=talk, now=NOW)

    assert (held.state, held.started_at, held.closed_at) == (State.HELD, None, None)
    assert logbook.last() == logbook.Line("talk.held", officer.name, subject(talk), {"afterwards": True})


def test_a_talk_of_tomorrow_was_not_held() -> None:
    with pytest.raises(actions.DateNotOver):
        actions.hold_afterwards(by=sample.officer(), talk=sample.talk(), now=NOW)


def test_a_live_talk_ends_by_its_clock() -> None:
    with pytest.raises(actions.NotNow):
        actions.hold_afterwards(by=sample.officer(), talk=sample.talk(State.LIVE), now=NOW + timedelta(days=9))


def test_an_outsider_can_do_nothing_to_a_talk() -> None:
    talk = sample.talk()
    outsider = institutions.outsider()
    acts: list[Callable[[], object]] = [
        lambda: actions.add_talk(by=outsider, programme=talk.programme, facts=facts(), now=NOW),
        lambda: actions.edit_talk(
            by=outsider, talk=talk, facts=facts(), version=queries.talk_version(talk), now=NOW
        ),
        lambda: actions.announce(by=outsider, talk=talk, now=NOW),
        lambda: actions.postpone(by=outsider, talk=talk, date=NEW_DAY, reason="Contoh", now=NOW),
        lambda: actions.cancel(by=outsider, talk=talk, reason="Contoh", now=NOW),
        lambda: actions.hold_afterwards(by=outsider, talk=talk, now=NOW),
    ]

    for act in acts:
        with pytest.raises(NotPermitted):
            act()

    assert (State(Talk.objects.get().state), logbook.length()) == (State.DRAFT, 0)


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.MODERATOR, Role.OBSERVER, Role.LIST_OFFICER])
def test_announcing_is_not_everyone_s(role: Role) -> None:
    with pytest.raises(NotPermitted):
        actions.announce(by=sample.officer(role), talk=sample.talk(), now=NOW)


@pytest.mark.parametrize("key", sample.BODIES)
def test_any_partner_may_plan_and_announce(key: str) -> None:
    talk = sample.agree(sample.talk())

    assert actions.announce(by=sample.officer(at=sample.body(key)), talk=talk, now=NOW).state == State.ANNOUNCED
