import pytest

from rembuk.institutions.permits import NotPermitted
from rembuk.programme.core.talk import State
from rembuk.record import actions
from rembuk.record.models import Consent, Scope
from rembuk.record.queries import consent
from tests import logbook
from tests.factories import institutions
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = sample.OPENING


def test_an_answer_is_taken_down_taken_back_and_given_again_and_the_log_names_nobody() -> None:
    talk, person = sample.talk(State.HELD), sample.speaker("Contoh Satu")

    for given in (False, True, False, False):
        actions.answer_consent(
            by=sample.officer(), talk=talk, person=person, scope=Scope.QUOTE, given=given, now=NOW
        )

    assert consent.withheld(talk, Scope.QUOTE) == {person.pk}
    assert [(line.kind, line.data) for line in logbook.since(0)] == [
        ("consent.withheld", {"scope": "quote"}),
        ("consent.given", {"scope": "quote"}),
        ("consent.withheld", {"scope": "quote"}),
    ]


def test_an_outsider_answers_for_nobody() -> None:
    talk = sample.talk(State.HELD)

    with pytest.raises(NotPermitted):
        actions.answer_consent(
            by=institutions.outsider(),
            talk=talk,
            person=sample.speaker("Contoh Satu"),
            scope=Scope.QUOTE,
            given=False,
            now=NOW,
        )

    assert Consent.objects.count() == 0
