import pytest
from django.db import IntegrityError, transaction

from rembuk.programme.core.talk import State
from rembuk.record.models import Correction, Statement
from tests.factories import programme as sample
from tests.factories import record

pytestmark = pytest.mark.django_db


def test_the_plain_manager_gives_what_the_desk_works_on() -> None:
    talk = sample.talk(State.PUBLISHED)
    record.statement(talk, text="Kata")
    Statement.every.create(
        talk=talk, position=1, person=sample.speaker("Contoh Satu"), text="Mula", agreed=True
    )

    assert [each.text for each in Statement.objects.all()] == ["Kata"]
    assert [each.text for each in talk.statements.all()] == ["Kata"]
    assert Statement.every.count() == 2


def test_a_talk_is_corrected_once_at_a_time() -> None:
    talk = sample.talk(State.PUBLISHED)
    Correction.objects.create(talk=talk, since=sample.OPENING, lead=0)

    with pytest.raises(IntegrityError), transaction.atomic():
        Correction.objects.create(talk=talk, since=sample.OPENING, lead=0)
