from collections.abc import Callable

import pytest

from rembuk.institutions.permits import NotPermitted, Role
from rembuk.programme.actions import invitations as actions
from rembuk.programme.core import codes
from rembuk.programme.core.invitation import Reply, Scope
from rembuk.programme.core.talk import State
from rembuk.programme.models import Consent, Invitation, Letter, OfficialLetter
from rembuk.programme.queries.invitations import agreed_to, may_show
from tests import logbook
from tests.factories import institutions, visitors
from tests.factories import programme as sample
from tests.factories.visitors import NOW

pytestmark = pytest.mark.django_db


def letters(one: Invitation) -> list[str]:
    return list(one.letters.order_by("pk").values_list("kind", flat=True))


def test_inviting_sets_down_and_sending_gives_a_number_and_leaves_a_letter() -> None:
    talk, officer = sample.talk(), sample.officer()

    made = actions.invite(by=officer, talk=talk, person=sample.speaker(), contact="satu@example.id", now=NOW)
    assert (made.reply, len(made.token), letters(made)) == ("draft", codes.OPENING, [])
    sent = actions.send_invitation(by=officer, invitation=made, number="", now=NOW)

    assert (sent.reply, sent.sent_at, letters(made)) == ("sent", NOW, ["invitation"])
    assert logbook.last() == logbook.Line(
        "invitation.sent",
        officer.name,
        f"programme.invitation:{made.pk}",
        {"talk": talk.pk, "number": "1/PP.05-Und/0000/2026"},
    )


def test_asking_again_keeps_the_letter_and_its_number() -> None:
    one = visitors.invitation(sample.talk(), reply="draft")
    for _ in range(2):
        actions.send_invitation(by=sample.officer(), invitation=one, number="", now=NOW)

    assert (letters(one), OfficialLetter.objects.count()) == (["invitation", "nudge"], 1)


def test_without_an_address_the_link_is_passed_on_by_hand() -> None:
    one = visitors.invitation(sample.talk(), reply="draft", contact="+6281234567890")

    actions.send_invitation(by=sample.officer(), invitation=one, number="12/A", now=NOW)

    assert (letters(one), one.official_letter.number) == ([], "12/A")


def test_a_person_is_invited_once_and_only_to_what_is_to_come() -> None:
    talk = sample.talk()
    visitors.invitation(talk)
    facts = {"person": sample.speaker("Contoh Satu"), "contact": "", "now": NOW}

    with pytest.raises(actions.InvitedAlready):
        actions.invite(by=sample.officer(), talk=talk, **facts)  # type: ignore[arg-type]
    for state in (State.HELD, State.PUBLISHED, State.CANCELLED):
        over = sample.talk(state, programme=talk.programme)
        with pytest.raises(actions.NobodyIsInvitedNow):
            actions.invite(by=sample.officer(), talk=over, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(("accepts", "reply"), [(True, Reply.ACCEPTED), (False, Reply.DECLINED)])
def test_an_answer_is_kept_with_its_word_and_no_reminder_follows(accepts: bool, reply: Reply) -> None:
    one = visitors.invitation(sample.talk())
    Letter.objects.create(kind="nudge", invitation=one, due_at=NOW)

    answered = actions.answer(invitation=one, accepts=accepts, word=" Contoh kata ", now=NOW)

    assert (answered.reply, answered.word, answered.answered_at) == (reply, "Contoh kata", NOW)
    assert letters(one) == []
    assert logbook.last().data == {"talk": one.talk_id, "reply": reply.value}


def test_the_last_answer_counts() -> None:
    one = visitors.invitation(sample.talk())

    actions.answer(invitation=one, accepts=False, word="", now=NOW)

    assert actions.answer(invitation=one, accepts=True, word="", now=NOW).reply == Reply.ACCEPTED


@pytest.mark.parametrize("state", [State.HELD, State.CANCELLED])
def test_when_the_talk_is_over_nothing_is_answered(state: State) -> None:
    one = visitors.invitation(sample.talk(state))

    with pytest.raises(actions.InvitationClosed):
        actions.answer(invitation=one, accepts=True, word="", now=NOW)
    with pytest.raises(actions.InvitationClosed):
        actions.show_oneself(invitation=one, profile=actions.Profile(), now=NOW)


def test_a_withdrawn_invitation_answers_nothing_and_is_not_sent_again() -> None:
    one = visitors.invitation(sample.talk())
    Letter.objects.create(kind="nudge", invitation=one, due_at=NOW)

    actions.withdraw_invitation(by=sample.officer(), invitation=one, now=NOW)

    assert letters(one) == []
    acts: list[Callable[[], object]] = [
        lambda: actions.answer(invitation=one, accepts=True, word="", now=NOW),
        lambda: actions.consent(invitation=one, scopes={Scope.PHOTO}, now=NOW),
        lambda: actions.send_invitation(by=sample.officer(), invitation=one, number="", now=NOW),
    ]
    for act in acts:
        with pytest.raises(actions.InvitationClosed):
            act()


def test_a_profile_keeps_its_files_and_a_photo_needs_words() -> None:
    one = visitors.invitation(sample.talk(), reply="accepted")
    profile = actions.Profile(
        printed_title="Ketua", biography="Contoh", photo=b"jpeg", photo_alt="Contoh wajah", slides=b"%PDF-"
    )

    with pytest.raises(actions.PhotoUndescribed):
        actions.show_oneself(invitation=one, profile=actions.Profile(photo=b"jpeg"), now=NOW)
    actions.show_oneself(invitation=one, profile=profile, now=NOW)
    kept = actions.show_oneself(
        invitation=one, profile=actions.Profile(printed_title="Wakil", photo_alt="Contoh wajah"), now=NOW
    )

    with kept.photo.open("rb") as photo, kept.slides.open("rb") as slides:
        assert (kept.printed_title, photo.read(), slides.read()) == ("Wakil", b"jpeg", b"%PDF-")
    assert "Contoh" not in str(kept.photo.name)
    with pytest.raises(actions.PhotoUndescribed):
        actions.show_oneself(invitation=one, profile=actions.Profile(), now=NOW)


def test_consent_is_given_by_scope_and_taken_back_also_after_the_talk() -> None:
    one = visitors.invitation(sample.talk(State.HELD), reply="accepted")

    actions.consent(invitation=one, scopes={Scope.QUOTE, Scope.PHOTO}, now=NOW)
    assert agreed_to(one) == {Scope.QUOTE, Scope.PHOTO}
    actions.consent(invitation=one, scopes={Scope.QUOTE}, now=NOW)

    one.refresh_from_db()
    assert agreed_to(one) == {Scope.QUOTE}
    assert [may_show(one.talk, one.person, scope) for scope in Scope] == [False, False, True, False]
    assert Consent.objects.get(scope="photo").withdrawn_at == NOW
    actions.consent(invitation=one, scopes=set(Scope), now=NOW)
    assert agreed_to(Invitation.objects.get()) == set(Scope)


def test_an_outsider_and_an_operator_invite_nobody() -> None:
    one = visitors.invitation(sample.talk(), reply="draft")
    for by in (institutions.outsider(), sample.officer(Role.OPERATOR)):
        acts: list[Callable[[], object]] = [
            lambda by=by: actions.invite(  # type: ignore[misc]
                by=by, talk=one.talk, person=sample.speaker("Lain"), contact="", now=NOW
            ),
            lambda by=by: actions.send_invitation(by=by, invitation=one, number="", now=NOW),  # type: ignore[misc]
            lambda by=by: actions.withdraw_invitation(by=by, invitation=one, now=NOW),  # type: ignore[misc]
        ]
        for act in acts:
            with pytest.raises(NotPermitted):
                act()

    assert (Invitation.objects.count(), logbook.length()) == (1, 0)
