from datetime import datetime, timedelta

import pytest

from rembuk.hall.actions import floor
from rembuk.hall.models import Caption, Room, Turn
from rembuk.programme.actions import Stale
from tests import logbook
from tests.factories import hall
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = hall.NOW


def after(seconds: int) -> datetime:
    return NOW + timedelta(seconds=seconds)


def test_a_line_waits_for_correction_and_is_counted_by_the_room_not_the_log() -> None:
    room = hall.room(caption_delay=timedelta(seconds=5))

    line = floor.type_caption(by=sample.officer(), room=room, text=" Selamat  siang. ", now=NOW)

    assert (line.text, line.said_at, line.shows_at) == ("Selamat siang.", NOW, after(5))
    assert (Room.objects.get(pk=room.pk).doings, logbook.length()) == (1, 0)


def test_a_line_is_said_by_who_has_the_floor_at_its_moment() -> None:
    room, by = hall.room(), sample.officer()
    first, second = sample.speaker("Contoh Satu"), sample.speaker("Contoh Dua")
    floor.give_floor(by=by, room=room, person=first, body=sample.body("kpu-kab"), now=NOW)
    floor.give_floor(by=by, room=room, person=second, body=None, now=after(60))
    floor.give_floor(by=by, room=room, person=None, body=None, now=after(90))

    said = [
        floor.feed_caption(room=room, text="Contoh", key=None, said_at=after(at), now=after(at))
        for at in (30, 70, 95)
    ]

    assert [line.speaker for line in said] == [first, second, None]


def test_a_line_is_mended_and_taken_back_unless_someone_was_faster() -> None:
    room, by = hall.room(), sample.officer()
    line = floor.type_caption(by=by, room=room, text="Salah ketik", now=NOW)

    floor.correct_caption(by=by, caption=line, text="Sudah benar", seen=0)
    with pytest.raises(Stale):
        floor.correct_caption(by=by, caption=line, text="Terlambat", seen=0)
    floor.withdraw_caption(by=by, caption=line, seen=1)

    assert list(Caption.objects.values_list("text", "withdrawn")) == [("Sudah benar", True)]


def test_a_fed_line_that_is_sent_again_corrects_itself() -> None:
    room = hall.room()

    for text in ("selamat sian", "Selamat siang."):
        floor.feed_caption(room=room, text=text, key="7", said_at=NOW, now=NOW)

    assert list(Caption.objects.values_list("text", flat=True)) == ["Selamat siang."]


def test_a_line_fed_late_is_shown_after_its_delay_all_the_same() -> None:
    line = floor.feed_caption(room=hall.room(), text="Contoh", key=None, said_at=after(-60), now=NOW)

    assert (line.said_at, line.shows_at) == (after(-60), after(4))


def test_whoever_gets_the_floor_ends_the_turn_before() -> None:
    room, by = hall.room(), sample.officer()
    person = sample.speaker("Contoh Satu")

    floor.give_floor(by=by, room=room, person=person, body=None, now=NOW)
    floor.give_floor(by=by, room=room, person=sample.speaker("Contoh Dua"), body=None, now=after(60))

    assert list(Turn.objects.values_list("item__position", "began_at", "ended_at")) == [
        (1, NOW, after(60)),
        (1, after(60), None),
    ]
    assert logbook.last().kind == "floor.given"
