from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from rembuk.institutions.permits import NotPermitted, Role
from rembuk.programme import actions, queries
from rembuk.programme.actions import Stale
from rembuk.programme.core.talk import State
from rembuk.programme.models import Item, Talk
from tests import logbook
from tests.factories import institutions
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def facts(**changes: Any) -> actions.ItemFacts:
    return replace(actions.ItemFacts(kind="core", title="Contoh inti", minutes=40, points=["Pokok"]), **changes)


def titles(talk: Talk) -> list[str]:
    return list(talk.items.values_list("title", flat=True))


def places(talk: Talk) -> list[int]:
    return list(talk.items.values_list("position", flat=True))


def test_add_item_puts_it_last_with_its_people_in_order_and_logs_it() -> None:
    talk = sample.talk(items=1)
    people = [sample.speaker("Contoh Tiga"), sample.speaker("Contoh Satu")]
    officer = sample.officer()

    item = actions.add_item(
        by=officer, talk=talk, facts=facts(people=people, moderator=sample.speaker("Contoh Pemandu")), now=NOW
    )

    item.refresh_from_db()
    assert (item.position, item.kind, item.title, item.minutes, item.points, str(item.moderator)) == (
        2,
        "core",
        "Contoh inti",
        40,
        ["Pokok"],
        "Contoh Pemandu",
    )
    assert [each.person for each in item.appearances.all()] == people
    assert logbook.last() == logbook.Line(
        "rundown.item_added",
        officer.name,
        f"programme.talk:{talk.pk}",
        {"item": item.pk, "position": 2, "version": queries.item_version(item)},
    )


def test_a_person_stands_on_an_item_once() -> None:
    talk = sample.talk(items=0)
    twice = [sample.speaker("Contoh Satu"), sample.speaker("Contoh Satu")]

    with pytest.raises(actions.NobodyMayBeTwice):
        actions.add_item(by=sample.officer(), talk=talk, facts=facts(people=twice), now=NOW)

    assert (talk.items.count(), logbook.length()) == (0, 0)


def test_edit_item_takes_over_the_new_order_of_people() -> None:
    item = sample.item(sample.talk(items=0))
    swapped = [sample.speaker("Contoh Dua"), sample.speaker("Contoh Satu")]

    edited = actions.edit_item(
        by=sample.officer(), item=item, facts=facts(people=swapped), version=queries.item_version(item), now=NOW
    )

    assert (edited.title, [each.person for each in edited.appearances.all()]) == ("Contoh inti", swapped)
    assert logbook.last().kind == "rundown.item_edited"


def test_edit_item_refuses_a_stale_version() -> None:
    item = sample.item(sample.talk(items=0))
    seen = queries.item_version(item)
    actions.edit_item(by=sample.officer(), item=item, facts=facts(minutes=5), version=seen, now=NOW)

    with pytest.raises(Stale):
        actions.edit_item(by=sample.officer(), item=item, facts=facts(minutes=6), version=seen, now=NOW)

    item.refresh_from_db()
    assert item.minutes == 5


def test_the_order_of_people_is_part_of_the_version() -> None:
    item = sample.item(sample.talk(items=0))
    seen = queries.item_version(item)

    Item.objects.get(pk=item.pk).appearances.filter(position=1).update(position=9)

    assert queries.item_version(item) != seen


@pytest.mark.parametrize(
    ("place", "places_by", "order"),
    [
        (1, 1, ["Contoh butir 2", "Contoh butir 1", "Contoh butir 3"]),
        (3, -1, ["Contoh butir 1", "Contoh butir 3", "Contoh butir 2"]),
    ],
)
def test_move_item_changes_places_with_its_neighbour(place: int, places_by: int, order: list[str]) -> None:
    talk = sample.talk()

    actions.move_item(by=sample.officer(), item=talk.items.get(position=place), places=places_by, now=NOW)

    assert (titles(talk), places(talk)) == (order, [1, 2, 3])
    assert logbook.last().kind == "rundown.item_moved"


@pytest.mark.parametrize(("place", "places_by"), [(1, -1), (3, 1)])
def test_move_item_stops_at_the_ends(place: int, places_by: int) -> None:
    talk = sample.talk()

    with pytest.raises(actions.NoPlaceThere):
        actions.move_item(by=sample.officer(), item=talk.items.get(position=place), places=places_by, now=NOW)


def test_remove_item_closes_the_gap() -> None:
    talk = sample.talk()

    actions.remove_item(by=sample.officer(), item=talk.items.get(position=2), now=NOW)

    assert (titles(talk), places(talk)) == (["Contoh butir 1", "Contoh butir 3"], [1, 2])
    assert logbook.last().kind == "rundown.item_removed"


def test_an_item_that_has_begun_stays_where_it_is() -> None:
    talk = sample.talk(State.LIVE)

    with pytest.raises(actions.ItemHasRun):
        actions.remove_item(by=sample.officer(), item=talk.items.get(position=1), now=NOW)
    with pytest.raises(actions.ItemHasRun):
        actions.move_item(by=sample.officer(), item=talk.items.get(position=1), places=1, now=NOW)
    with pytest.raises(actions.ItemHasRun):
        actions.move_item(by=sample.officer(), item=talk.items.get(position=2), places=-1, now=NOW)


def test_what_is_still_to_come_may_change_while_the_talk_is_live() -> None:
    talk = sample.talk(State.LIVE)

    actions.move_item(by=sample.officer(), item=talk.items.get(position=2), places=1, now=NOW)
    actions.add_item(by=sample.officer(), talk=talk, facts=facts(), now=NOW)

    assert titles(talk) == ["Contoh butir 1", "Contoh butir 3", "Contoh butir 2", "Contoh inti"]


def test_the_rundown_of_a_cancelled_talk_stands() -> None:
    with pytest.raises(actions.NotNow):
        actions.add_item(by=sample.officer(), talk=sample.talk(State.CANCELLED), facts=facts(), now=NOW)


@pytest.mark.parametrize("who", ["outsider", "operator"])
def test_only_who_plans_a_talk_composes_its_rundown(who: str) -> None:
    talk = sample.talk()
    by = institutions.outsider() if who == "outsider" else sample.officer(Role.OPERATOR)
    item = talk.items.get(position=2)
    acts: list[Callable[[], object]] = [
        lambda: actions.add_item(by=by, talk=talk, facts=facts(), now=NOW),
        lambda: actions.edit_item(by=by, item=item, facts=facts(), version=queries.item_version(item), now=NOW),
        lambda: actions.move_item(by=by, item=item, places=1, now=NOW),
        lambda: actions.remove_item(by=by, item=item, now=NOW),
    ]

    for act in acts:
        with pytest.raises(NotPermitted):
            act()

    assert (talk.items.count(), logbook.length()) == (3, 0)


def test_a_rundown_opens_with_what_was_promised_and_is_renewed_by_a_second_press() -> None:
    before = sample.talk(State.PUBLISHED, date=date(2026, 11, 11))
    promised = sample.commitment(before, text="Janji satu")
    talk = sample.talk(programme=before.programme)

    first = actions.open_with_promises(by=sample.officer(), talk=talk, now=NOW)
    sample.commitment(before, text="Janji dua")
    again = actions.open_with_promises(by=sample.officer(), talk=talk, now=NOW)

    assert (first.pk, again.position, titles(talk)[0], places(talk)) == (
        again.pk,
        1,
        "Tindak lanjut janji",
        [1, 2, 3, 4],
    )
    assert again.points == [f"Janji {n} ({promised.institution.name})" for n in ("satu", "dua")]


def test_a_rundown_does_not_open_with_nothing() -> None:
    with pytest.raises(actions.NothingAwaited):
        actions.open_with_promises(by=sample.officer(), talk=sample.talk(), now=NOW)


def test_an_item_grows_and_shrinks_by_a_minute_and_never_to_nothing() -> None:
    item = sample.talk().items.get(position=1)

    for minutes in (1, 1, -1):
        item = actions.stretch_item(by=sample.officer(), item=item, minutes=minutes, now=NOW)

    assert (item.minutes, logbook.last().kind) == (21, "rundown.item_stretched")
    with pytest.raises(actions.TooShort):
        actions.stretch_item(by=sample.officer(), item=item, minutes=-21, now=NOW)
