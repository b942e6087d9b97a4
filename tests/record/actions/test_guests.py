import pytest

from rembuk.hall.core.polls import Phase, PollKind
from rembuk.hall.models import Answer, Participant, Presence
from rembuk.institutions.permits import NotPermitted
from rembuk.programme.core.talk import State
from rembuk.programme.models import Arrival, Registration, Talk
from rembuk.record import actions
from rembuk.record.models import Followed, GuestConsent, GuestScope, Rule, SpentPhone
from rembuk.record.queries import certificates
from tests import logbook
from tests.factories import hall, institutions, visitors
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = sample.OPENING


def held() -> Talk:
    """A talk that was live for an hour, as the sample rundown gives it."""
    return sample.talk(State.HELD)


def phone(talk: Talk, minutes: int) -> Participant:
    made = hall.phone(hall.room(talk))
    Presence.objects.create(participant=made, mode="text", seconds=60 * minutes)
    return made


def visitors_of(talk: Talk) -> list[str]:
    return [each.name for each in certificates.recipients(talk) if each.person is None]


def rule(talk: Talk, **changes: object) -> Rule:
    facts = {"door": False, "share": None, "quiz": None, **changes}
    return actions.set_rule(by=sample.officer(), talk=talk, **facts, now=NOW)  # type: ignore[arg-type]


def test_a_visitor_allows_takes_back_and_the_log_names_nobody() -> None:
    visitor = visitors.registration(sample.talk(State.HELD), name="Warga Satu")

    for scopes in ({GuestScope.NAME, GuestScope.PHOTO}, {GuestScope.NAME}, {GuestScope.NAME}):
        actions.allow(registration=visitor, scopes=scopes, now=NOW)

    assert dict(GuestConsent.objects.values_list("scope", "given")) == {"name": True, "photo": False}
    assert [(line.kind, line.by, line.data) for line in logbook.since(0)] == [
        ("visitor.allowed", "visitor", {"scopes": ["name", "photo"]}),
        ("visitor.allowed", "visitor", {"scopes": ["name"]}),
    ]


def test_what_a_phone_followed_is_kept_once_and_counts_its_holder_once_as_there() -> None:
    talk = held()
    visitor = visitors.registration(talk, place="online")
    mine = phone(talk, minutes=60)

    for _ in range(2):
        actions.show_followed(registration=visitor, key=mine.key, now=NOW)

    assert list(Followed.objects.values_list("seconds", "right")) == [(3_600, None)]
    assert list(Arrival.objects.values_list("registration", "witness")) == [(visitor.pk, "online")]
    assert Registration.objects.get().place == "online"
    assert mine.key not in SpentPhone.objects.get().mark
    assert [line.kind for line in logbook.since(0)] == ["visitor.followed"]


def test_who_was_seen_at_the_door_stays_counted_once() -> None:
    talk = held()
    visitor = visitors.registration(talk)
    visitors.arrival(visitor)

    actions.show_followed(registration=visitor, key=phone(talk, minutes=60).key, now=NOW)

    assert list(Arrival.objects.values_list("witness", flat=True)) == ["door"]


def test_a_phone_speaks_for_one_ticket_alone() -> None:
    talk = held()
    mine = phone(talk, minutes=60)
    actions.show_followed(registration=visitors.registration(talk), key=mine.key, now=NOW)

    with pytest.raises(actions.PhoneSpent):
        actions.show_followed(registration=visitors.registration(talk), key=mine.key, now=NOW)

    assert (Followed.objects.count(), Arrival.objects.count()) == (1, 1)


def test_an_unknown_phone_and_one_of_another_room_show_nothing() -> None:
    talk = held()
    visitor = visitors.registration(talk)
    for key in (None, "", hall.key(), phone(held(), minutes=60).key):
        with pytest.raises(actions.PhoneUnknown):
            actions.show_followed(registration=visitor, key=key, now=NOW)

    assert (Followed.objects.count(), SpentPhone.objects.count()) == (0, 0)


def test_nothing_is_shown_before_the_talk_is_over() -> None:
    talk = sample.talk(State.LIVE)
    visitor = visitors.registration(talk)

    with pytest.raises(actions.NotOverYet):
        actions.show_followed(registration=visitor, key=phone(talk, minutes=9).key, now=NOW)


@pytest.mark.parametrize(("share", "names"), [(60, ["Warga Satu"]), (61, []), (None, [])])
def test_a_share_of_the_live_time_gives_a_certificate_to_who_followed_that_long(
    share: int | None, names: list[str]
) -> None:
    talk = held()
    rule(talk, door=True, share=share)
    visitor = visitors.registration(talk, name="Warga Satu")
    actions.show_followed(registration=visitor, key=phone(talk, minutes=36).key, now=NOW)

    assert visitors_of(talk) == names


@pytest.mark.parametrize(("quiz", "names"), [(100, ["Warga Satu"]), (None, [])])
def test_a_passed_quiz_is_enough_by_itself(quiz: int | None, names: list[str]) -> None:
    talk = held()
    rule(talk, share=90, quiz=quiz)
    mine = phone(talk, minutes=1)
    poll = hall.poll(talk.room, PollKind.QUIZ)
    Answer.objects.create(poll=poll, participant=mine, phase=Phase.AFTER, mask=2)
    visitor = visitors.registration(talk, name="Warga Satu")
    actions.show_followed(registration=visitor, key=mine.key, now=NOW)

    assert visitors_of(talk) == names


def test_without_the_door_in_the_rule_the_door_gives_no_certificate() -> None:
    talk = held()
    for name, witness in (("Warga Satu", "door"), ("Warga Dua", "paper"), ("Warga Tiga", "online")):
        visitors.arrival(visitors.registration(talk, name=name), witness=witness)
    assert visitors_of(talk) == ["Warga Dua", "Warga Satu", "Warga Tiga"]

    rule(talk, share=50)

    assert visitors_of(talk) == ["Warga Tiga"]


def test_a_rule_is_written_down_once_and_lets_somebody_in() -> None:
    talk = held()
    with pytest.raises(actions.RuleEmpty):
        rule(talk)
    for _ in range(2):
        rule(talk, quiz=70)

    assert list(Rule.objects.values_list("door", "share", "quiz")) == [(False, None, 70)]
    assert [(line.kind, line.data) for line in logbook.since(0)] == [
        ("certificates.ruled", {"door": False, "share": None, "quiz": 70})
    ]


def test_an_outsider_sets_no_rule() -> None:
    with pytest.raises(NotPermitted):
        actions.set_rule(by=institutions.outsider(), talk=held(), door=True, share=1, quiz=None, now=NOW)

    assert Rule.objects.count() == 0
