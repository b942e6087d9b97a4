from datetime import timedelta

import pytest

from rembuk.programme.core.talk import State
from rembuk.record.models import MediumKind, MediumState, Scope
from rembuk.record.queries import media
from tests.factories import programme as sample
from tests.factories import record

pytestmark = pytest.mark.django_db


def test_files_are_shown_once_they_are_ready() -> None:
    talk = sample.talk(State.HELD)
    ready = record.medium(talk)
    record.medium(talk, state=MediumState.WAITING)
    record.medium(talk, state=MediumState.FAILED)

    assert media.shown(talk) == [ready]


def test_a_recording_with_a_voice_that_is_withheld_is_not_shown_until_one_without_it_is_taken_in() -> None:
    talk = sample.talk(State.HELD)
    silent = sample.speaker("Contoh Dua")
    record.medium(talk)
    own = record.medium(talk, kind=MediumKind.MATERIAL, person=silent)
    others = record.medium(talk, kind=MediumKind.MATERIAL)
    assert len(media.shown(talk)) == 3

    record.withheld(talk, silent, Scope.RECORDING)
    assert media.shown(talk) == [others]

    later = sample.OPENING + timedelta(days=1)
    cut = record.medium(talk, added_at=later)
    record.medium(talk, added_at=later, is_uncut=True)
    assert media.shown(talk) == [others, cut]
    assert own not in media.shown(talk)
