import pytest

from rembuk.programme.core.talk import State
from rembuk.record.models import Consent, Scope
from rembuk.record.queries import consent
from tests.factories import programme as sample
from tests.factories import record

pytestmark = pytest.mark.django_db


def test_withheld_is_what_was_refused_on_that_talk_and_nothing_else() -> None:
    talk, other = sample.talk(State.HELD), sample.talk(State.HELD)
    first, second = sample.speaker("Contoh Satu"), sample.speaker("Contoh Dua")
    record.withheld(talk, first, Scope.QUOTE)
    record.withheld(other, second, Scope.QUOTE)
    Consent.objects.create(talk=talk, person=second, scope=Scope.QUOTE, given=True, at=sample.OPENING)

    assert consent.withheld(talk, Scope.QUOTE) == {first.pk}
    assert consent.withheld(talk, Scope.PHOTO) == frozenset()
    assert consent.withheld_on([talk.pk, other.pk], Scope.QUOTE) == {(talk.pk, first.pk), (other.pk, second.pk)}


def test_everyone_on_a_talk_and_whoever_spoke_besides_is_asked_once() -> None:
    talk = sample.talk(State.HELD)
    guest = sample.speaker("Contoh Tamu")
    record.line(talk, person=guest)
    record.statement(talk, person=guest)
    sample.speaker("Contoh Lain")
    record.withheld(talk, guest, Scope.PHOTO)

    found = consent.answers(talk)

    assert [each.person.name for each in found] == [
        "Contoh Dua",
        "Contoh Pemandu",
        "Contoh Satu",
        "Contoh Tamu",
    ]
    assert [given for _scope, given in found[3].scopes] == [None, None, None, False]
