from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from rembuk.programme import actions, queries
from rembuk.programme.actions import changes
from rembuk.programme.core.seats import Place
from rembuk.programme.core.talk import Mode, State
from rembuk.programme.models import Letter, Talk
from tests.concurrency import both_at_once
from tests.factories import programme as sample
from tests.factories import visitors
from tests.factories.visitors import NOW

pytestmark = pytest.mark.django_db
LATER = NOW + changes.SETTLED_AFTER
NEW_DAY = date(2026, 12, 2)


def edit(talk: Talk, *, now: Any = NOW, **wanted: Any) -> Talk:
    current = Talk.objects.get(pk=talk.pk)
    names = [name for name in queries.TALK_FACTS if name != "host_id"]
    stands = actions.TalkFacts(host=current.host, **{name: getattr(current, name) for name in names})
    return actions.edit_talk(
        by=sample.officer(),
        talk=current,
        facts=replace(stands, **wanted),
        version=queries.talk_version(current),
        now=now,
    )


def told() -> list[tuple[int | None, int | None, int | None]]:
    rows = Letter.objects.filter(kind="change").order_by("pk")
    return list(rows.values_list("registration", "invitation", "sequence"))


@pytest.mark.parametrize(
    "wanted",
    [
        {"starts": time(14, 0)},
        {"ends": time(16, 0)},
        {"venue": "Balai Contoh"},
        {"mode": Mode.IN_PERSON.value},
        {"mode": Mode.ONLINE.value},
    ],
)
def test_a_change_of_hour_venue_or_mode_reaches_visitors_and_speakers_once(wanted: dict[str, Any]) -> None:
    talk = visitors.open_talk()
    one = visitors.registration(talk)
    waiting = visitors.registration(talk, standing="waiting")
    speaker = visitors.invitation(talk, reply="accepted")

    edit(talk, **wanted)

    assert [changes.tell(talk=talk, now=at) for at in (NOW, LATER, LATER)] == [0, 3, 0]
    assert told() == [(one.pk, None, 1), (waiting.pk, None, 1), (None, speaker.pk, 1)]


@pytest.mark.parametrize(
    ("state", "wanted"),
    [
        (State.ANNOUNCED, {"title": "Contoh judul lain"}),
        (State.ANNOUNCED, {"capacity": 40}),
        (State.DRAFT, {"starts": time(14, 0)}),
        (State.HELD, {"venue": "Balai Contoh"}),
        (State.CANCELLED, {"venue": "Balai Contoh"}),
    ],
)
def test_nobody_is_written_to_about_anything_else(state: State, wanted: dict[str, Any]) -> None:
    talk = sample.talk(state)
    visitors.registration(talk)
    visitors.invitation(talk, reply="accepted")

    edit(talk, **wanted)

    assert (changes.tell(talk=talk, now=LATER), told()) == (0, [])


def test_a_postponement_and_a_cancellation_reach_everyone_concerned_and_nobody_else() -> None:
    talk = visitors.open_talk()
    one = visitors.registration(talk)
    visitors.registration(talk, standing="cancelled")
    visitors.registration(talk, contact="+6281234567890")
    accepted = visitors.invitation(talk, reply="accepted")
    for place, reply in enumerate(("declined", "withdrawn", "draft")):
        visitors.invitation(talk, reply=reply, person=sample.speaker(f"Contoh Lain {'ABC'[place]}"))
    visitors.registration(visitors.open_talk(programme=talk.programme))

    actions.postpone(by=sample.officer(), talk=talk, date=NEW_DAY, reason="Contoh alasan", now=NOW)
    assert changes.tell(talk=talk, now=LATER) == 2
    Letter.objects.update(sent_at=LATER)
    actions.cancel(by=sample.officer(), talk=talk, reason="Contoh alasan", now=LATER)
    assert changes.tell(talk=talk, now=LATER + changes.SETTLED_AFTER) == 2

    assert told() == [
        (one.pk, None, 1),
        (None, accepted.pk, 1),
        (one.pk, None, 2),
        (None, accepted.pk, 2),
    ]


def test_several_changes_within_minutes_make_one_letter_that_begins_with_the_first() -> None:
    talk = visitors.open_talk()
    visitors.registration(talk)

    edit(talk, venue="Balai Contoh")
    edit(talk, starts=time(14, 0), now=NOW + timedelta(minutes=3))

    assert changes.tell(talk=talk, now=LATER) == 0
    assert changes.tell(talk=talk, now=LATER + timedelta(minutes=3)) == 1
    assert [sequence for _one, _invited, sequence in told()] == [1]


def test_a_letter_still_to_go_out_tells_of_the_later_change_as_well() -> None:
    talk = visitors.open_talk()
    visitors.registration(talk)
    edit(talk, venue="Balai Contoh")
    changes.tell(talk=talk, now=LATER)

    edit(talk, starts=time(14, 0), now=LATER)

    assert changes.tell(talk=talk, now=LATER + changes.SETTLED_AFTER) == 0
    assert len(told()) == 1


def test_who_came_after_a_change_knows_no_other() -> None:
    talk = visitors.open_talk()
    edit(talk, venue="Balai Contoh")
    visitors.registration(talk, made_at=NOW + timedelta(minutes=1))
    visitors.invitation(talk, sent_at=NOW + timedelta(minutes=1))

    assert changes.tell(talk=talk, now=LATER) == 0


def test_an_invitation_still_to_go_out_says_the_new_facts_by_itself() -> None:
    talk = visitors.open_talk()
    one = visitors.invitation(talk)
    Letter.objects.create(kind="invitation", invitation=one, due_at=NOW)

    edit(talk, venue="Balai Contoh")

    assert changes.tell(talk=talk, now=LATER) == 0


def test_a_talk_without_a_hall_is_followed_online_by_all() -> None:
    talk = visitors.open_talk(capacity=1)
    ones = [
        visitors.registration(talk),
        visitors.registration(talk, standing="waiting"),
        visitors.registration(talk, standing="offered", answer_by=LATER),
        visitors.registration(talk, standing="cancelled"),
    ]

    edit(talk, mode=Mode.ONLINE.value)

    for each in ones:
        each.refresh_from_db()
    assert [(each.place, each.standing) for each in ones] == [
        (Place.ONLINE, "sure"),
        (Place.ONLINE, "sure"),
        (Place.ONLINE, "sure"),
        (Place.HALL, "cancelled"),
    ]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_leave_one_letter() -> None:
    talk = visitors.open_talk()
    visitors.registration(talk)
    edit(talk, venue="Balai Contoh")

    left = both_at_once(*[lambda: changes.tell(talk=talk, now=LATER)] * 2)

    assert sorted(left, key=str) == [0, 1]
    assert len(told()) == 1
