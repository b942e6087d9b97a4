from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from rembuk.institutions.permits import NotPermitted, Role
from rembuk.programme import actions
from rembuk.programme.core.talk import State
from rembuk.programme.models import Item, Talk
from tests import logbook
from tests.concurrency import both_at_once
from tests.factories import institutions
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = sample.OPENING


def after(minutes: int) -> datetime:
    return NOW + timedelta(minutes=minutes)


def item(talk: Talk, position: int) -> Item:
    return Item.objects.get(talk=talk, position=position)


def clocks(talk: Talk) -> list[tuple[int | None, int | None]]:
    """Return when each item was opened and closed, in minutes after the opening."""
    return [
        tuple(
            None if at is None else round((at - NOW) / timedelta(minutes=1))
            for at in (i.opened_at, i.closed_at)
        )  # type: ignore[misc]
        for i in Item.objects.filter(talk=talk)
    ]


def start() -> Talk:
    return actions.start(by=sample.officer(), talk=sample.talk(State.ANNOUNCED), now=NOW)


def test_start_opens_the_talk_and_its_first_item_and_logs_it() -> None:
    talk = sample.talk(State.ANNOUNCED)
    operator = sample.officer(Role.OPERATOR)

    started = actions.start(by=operator, talk=talk, now=NOW)

    assert (started.state, started.started_at, clocks(talk)) == (
        State.LIVE,
        NOW,
        [(0, None), (None, None), (None, None)],
    )
    assert logbook.last() == logbook.Line(
        "talk.started", operator.name, f"programme.talk:{talk.pk}", {"item": item(talk, 1).pk}
    )


@pytest.mark.parametrize("state", [state for state in State if state is not State.ANNOUNCED])
def test_only_an_announced_talk_starts(state: State) -> None:
    with pytest.raises(actions.NotNow):
        actions.start(by=sample.officer(), talk=sample.talk(state), now=NOW)


def test_a_talk_without_items_does_not_start() -> None:
    with pytest.raises(actions.NothingToOpen):
        actions.start(by=sample.officer(), talk=sample.talk(State.ANNOUNCED, items=0), now=NOW)


def test_step_closes_the_running_item_and_opens_the_next() -> None:
    talk = start()
    operator = sample.officer(Role.OPERATOR)

    following = actions.step(by=operator, running=item(talk, 1), now=after(12))

    assert (following, clocks(talk)) == (item(talk, 2), [(0, 12), (12, None), (None, None)])
    assert logbook.last() == logbook.Line(
        "talk.stepped", operator.name, f"programme.talk:{talk.pk}", {"item": following.pk}
    )


def test_a_button_pressed_twice_steps_once() -> None:
    talk = start()
    seen = item(talk, 1)
    actions.step(by=sample.officer(), running=seen, now=after(12))

    with pytest.raises(actions.ItemNotRunning):
        actions.step(by=sample.officer(), running=seen, now=after(12))

    assert clocks(talk) == [(0, 12), (12, None), (None, None)]


@pytest.mark.django_db(transaction=True)
def test_of_two_operators_who_step_at_once_one_wins() -> None:
    talk = start()
    seen = item(talk, 1)
    first, second = sample.officer(), sample.officer()

    answers = both_at_once(
        lambda: actions.step(by=first, running=seen, now=after(12)),
        lambda: actions.step(by=second, running=seen, now=after(12)),
    )

    assert sorted(type(answer).__name__ for answer in answers) == ["Item", "ItemNotRunning"]
    assert clocks(talk) == [(0, 12), (12, None), (None, None)]


def test_nothing_follows_the_last_item_and_it_stays_open() -> None:
    talk = start()
    actions.step(by=sample.officer(), running=item(talk, 1), now=after(10))
    actions.step(by=sample.officer(), running=item(talk, 2), now=after(20))
    written = logbook.length()

    with pytest.raises(actions.LastItem):
        actions.step(by=sample.officer(), running=item(talk, 3), now=after(30))

    assert (clocks(talk), logbook.length()) == ([(0, 10), (10, 20), (20, None)], written)


def test_step_back_undoes_the_step() -> None:
    talk = start()
    actions.step(by=sample.officer(), running=item(talk, 1), now=after(12))

    earlier = actions.step_back(by=sample.officer(), running=item(talk, 2), now=after(13))

    assert (earlier, clocks(talk)) == (item(talk, 1), [(0, None), (None, None), (None, None)])
    assert logbook.last().kind == "talk.stepped_back"


def test_step_back_on_the_first_item_undoes_the_start() -> None:
    talk = start()

    assert actions.step_back(by=sample.officer(), running=item(talk, 1), now=after(1)) is None

    talk.refresh_from_db()
    assert (talk.state, talk.started_at, clocks(talk)) == (State.ANNOUNCED, None, [(None, None)] * 3)


def test_step_back_pressed_twice_goes_back_once() -> None:
    talk = start()
    actions.step(by=sample.officer(), running=item(talk, 1), now=after(12))
    seen = item(talk, 2)
    actions.step_back(by=sample.officer(), running=seen, now=after(13))

    with pytest.raises(actions.ItemNotRunning):
        actions.step_back(by=sample.officer(), running=seen, now=after(13))


def test_close_ends_the_talk_and_the_running_item_and_leaves_the_rest_unopened() -> None:
    talk = start()
    operator = sample.officer(Role.OPERATOR)

    closed = actions.close(by=operator, talk=talk, now=after(30))

    assert (closed.state, closed.closed_at, clocks(talk)) == (
        State.HELD,
        after(30),
        [(0, 30), (None, None), (None, None)],
    )
    assert logbook.last() == logbook.Line(
        "talk.held", operator.name, f"programme.talk:{talk.pk}", {"afterwards": False}
    )
    with pytest.raises(actions.NotNow):
        actions.close(by=operator, talk=talk, now=after(31))


def test_reopen_undoes_the_close() -> None:
    talk = start()
    actions.step(by=sample.officer(), running=item(talk, 1), now=after(12))
    actions.close(by=sample.officer(), talk=talk, now=after(30))

    reopened = actions.reopen(by=sample.officer(), talk=talk, now=after(31))

    assert (reopened.state, reopened.closed_at, clocks(talk)) == (
        State.LIVE,
        None,
        [(0, 12), (12, None), (None, None)],
    )
    assert logbook.last().kind == "talk.reopened"


def test_a_talk_held_on_paper_has_no_clock_to_run_on() -> None:
    talk = sample.talk(State.HELD, items=0)

    with pytest.raises(actions.NotNow):
        actions.reopen(by=sample.officer(), talk=talk, now=NOW)


@pytest.mark.parametrize("who", ["outsider", "public relations"])
def test_only_who_runs_a_talk_presses_its_clock(who: str) -> None:
    by = institutions.outsider() if who == "outsider" else sample.officer(Role.PUBLIC_RELATIONS)
    programme = sample.programme()
    announced = sample.talk(State.ANNOUNCED, programme=programme)
    live = sample.talk(State.LIVE, programme=programme)
    held = sample.talk(State.HELD, programme=programme)
    acts: list[Callable[[], object]] = [
        lambda: actions.start(by=by, talk=announced, now=NOW),
        lambda: actions.step(by=by, running=item(live, 1), now=NOW),
        lambda: actions.step_back(by=by, running=item(live, 1), now=NOW),
        lambda: actions.close(by=by, talk=live, now=NOW),
        lambda: actions.reopen(by=by, talk=held, now=NOW),
    ]

    for act in acts:
        with pytest.raises(NotPermitted):
            act()

    assert (clocks(live), logbook.length()) == ([(0, None), (None, None), (None, None)], 0)


def test_stretch_shifts_what_follows_and_leaves_a_minute() -> None:
    talk = sample.talk(State.LIVE)
    first = talk.items.get(position=1)
    by = sample.officer(Role.OPERATOR)
    seen = [actions.stretch_running(by=by, running=first, minutes=m, now=NOW).minutes for m in (5, -60)]

    assert seen == [25, 1]
    assert (logbook.last().kind, logbook.last().data) == ("talk.stretched", {"item": first.pk, "minutes": 1})


def test_stretch_is_refused_for_an_item_that_does_not_run_or_has_no_length() -> None:
    talk = sample.talk(State.LIVE)
    first, second, _third = talk.items.all()
    by = sample.officer(Role.OPERATOR)

    with pytest.raises(actions.ItemNotRunning):
        actions.stretch_running(by=by, running=second, minutes=1, now=NOW)
    talk.items.update(minutes=None)
    with pytest.raises(actions.ItemHasNoLength):
        actions.stretch_running(by=by, running=first, minutes=1, now=NOW)
    outsider = sample.officer(Role.ADMIN, at=sample.body("badan-luar"))
    with pytest.raises(NotPermitted):
        actions.stretch_running(by=outsider, running=first, minutes=1, now=NOW)
