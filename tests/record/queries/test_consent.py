from datetime import timedelta

import pytest

from rembuk.programme.actions import invitations
from rembuk.programme.core.invitation import Scope as OwnScope
from rembuk.programme.core.talk import State
from rembuk.record.models import Consent, Scope
from rembuk.record.queries import consent
from tests.factories import programme as sample
from tests.factories import record, visitors

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
    assert [answer.given for answer in found[3].scopes] == [None, None, None, False]


def test_what_a_speaker_did_not_agree_to_by_their_own_link_is_withheld() -> None:
    talk = sample.talk(State.HELD)
    one = visitors.invitation(talk, reply="accepted")
    assert [consent.withheld(talk, scope) for scope in Scope] == [frozenset()] * 4

    invitations.consent(invitation=one, scopes={OwnScope.QUOTE}, now=sample.OPENING)

    mine = frozenset({one.person_id})
    assert [consent.withheld(talk, scope) for scope in Scope] == [mine, mine, frozenset(), mine]
    assert consent.withheld_since(talk, Scope.PHOTO) == sample.OPENING


def test_the_newest_answer_counts_but_nobody_takes_back_another_ones_no() -> None:
    talk = sample.talk(State.HELD)
    one = visitors.invitation(talk, reply="accepted")
    later = sample.OPENING + timedelta(hours=1)

    record.withheld(talk, one.person, Scope.QUOTE)
    invitations.consent(invitation=one, scopes={OwnScope.QUOTE}, now=later)
    assert consent.withheld(talk, Scope.QUOTE) == frozenset()

    Consent.objects.update(at=later + timedelta(hours=1))
    assert consent.withheld(talk, Scope.QUOTE) == {one.person_id}

    invitations.consent(invitation=one, scopes=set(), now=later)
    Consent.objects.update(given=True)
    assert consent.withheld(talk, Scope.QUOTE) == {one.person_id}
    answer = next(each for each in consent.answers(talk) if each.person == one.person).scopes[2]
    assert answer == consent.Answer(Scope.QUOTE, given=False, is_own=True)


def test_whoever_did_not_answer_withholds_nothing_and_is_named() -> None:
    talk = sample.talk(State.HELD)
    record.statement(talk)
    silent = sample.speaker("Contoh Satu")

    assert consent.withheld(talk, Scope.QUOTE) == frozenset()
    assert silent in consent.unanswered(talk)
    for scope in (Scope.RECORDING, Scope.QUOTE):
        Consent.objects.create(talk=talk, person=silent, scope=scope, given=True, at=sample.OPENING)
    assert silent not in consent.unanswered(talk)


def test_something_is_withheld_only_on_the_talks_asked_about() -> None:
    talk, other = sample.talk(State.HELD), sample.talk(State.HELD)
    record.withheld(talk, sample.speaker("Contoh Satu"), Scope.QUOTE)

    assert (consent.withholds_anything([talk.pk]), consent.withholds_anything([other.pk])) == (True, False)
