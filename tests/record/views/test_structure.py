import pytest

from rembuk.programme.core.talk import State
from rembuk.record.core.chapters import Chapter
from rembuk.record.views.structure import structure_of
from tests.factories import programme as sample
from tests.factories import record

pytestmark = pytest.mark.django_db


def test_a_sound_is_told_as_sound_and_a_chapter_beyond_its_end_is_no_clip() -> None:
    talk = sample.talk(State.HELD)
    sound = record.medium(talk, seconds=60)
    chapters = [Chapter(0, "Satu"), Chapter(30_000, "Dua"), Chapter(90_000, "Tiga")]

    told, _trail = structure_of(talk, player=sound, chapters=chapters, picture="https://contoh.id/a.jpg")

    assert (told["@type"], told["duration"], told["uploadDate"]) == (
        "AudioObject",
        "PT60S",
        "2026-11-25T13:30:00+07:00",
    )
    assert [(clip["name"], clip["endOffset"]) for clip in told["hasPart"]] == [("Satu", 30), ("Dua", 60)]  # type: ignore[attr-defined]


def test_without_a_recording_only_the_way_is_told() -> None:
    told = structure_of(sample.talk(State.HELD), player=None, chapters=[], picture="")

    assert [each["@type"] for each in told] == ["BreadcrumbList"]
