from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail

from rembuk.institutions.models import Account
from rembuk.institutions.permits import Role
from rembuk.programme import actions
from rembuk.programme.actions import commitments as acts
from rembuk.programme.core.talk import Promise, State
from rembuk.programme.models import Commitment
from rembuk.programme.queries import commitment_version
from rembuk.programme.tasks.commitments import follow_up
from tests import logbook
from tests.factories import institutions
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 10, 3, 0, tzinfo=UTC)
DUE = date(2026, 12, 9)


@pytest.fixture
def owner() -> Account:
    """Return an account of the body that promised something that was due yesterday."""
    sample.commitment(sample.talk(State.HELD), due=DUE)
    return institutions.account(Role.SECRETARIAT, at=sample.body("kpu-kota"), email="satu@example.id")


def token() -> str:
    body = str(mail.outbox[-1].body)
    return body.split("/janji/")[1].split("/", maxsplit=1)[0]


def answer(state: Promise = Promise.KEPT, note: str = "", evidence: str = "") -> Commitment:
    return acts.answer_by_link(token=token(), state=state, note=note, evidence=evidence, now=NOW)


def test_a_commitment_becomes_late_by_itself_and_its_body_is_asked(owner: Account) -> None:
    institutions.account(Role.OPERATOR, at=sample.body("kpu-kota"))

    assert follow_up(NOW) == 1

    assert Commitment.objects.get().state == Promise.LATE
    assert (logbook.last().kind, logbook.last().by) == ("commitment.late", "worker")
    assert (mail.outbox[0].to, mail.outbox[0].subject) == (
        ["satu@example.id"],
        "Lewat tenggat: janji bincang ke-1",
    )


def test_it_is_not_late_before_the_day_is_over_where_the_talk_was_held(owner: Account) -> None:
    late_in_jakarta = datetime(2026, 12, 9, 16, 59, tzinfo=UTC)

    follow_up(late_in_jakarta)

    assert Commitment.objects.get().state == Promise.OPEN


def test_the_same_day_asks_once_and_a_week_later_again(owner: Account) -> None:
    assert [follow_up(NOW), follow_up(NOW + timedelta(hours=3)), follow_up(NOW + timedelta(days=7))] == [
        1,
        0,
        1,
    ]


def test_the_link_answers_once_and_the_log_says_so(owner: Account) -> None:
    follow_up(NOW)

    kept = answer(note="Posko dibuka", evidence="https://contoh.example/posko")

    assert (kept.state, kept.note, kept.evidence) == (
        Promise.KEPT,
        "Posko dibuka",
        "https://contoh.example/posko",
    )
    assert (logbook.last().kind, logbook.last().by, logbook.last().data["proof"]) == (
        "commitment.settled",
        f"account:{owner.pk}",
        "link",
    )
    with pytest.raises(acts.AnswerGiven):
        answer()
    assert follow_up(NOW + timedelta(days=30)) == 0


def test_a_link_from_before_the_date_still_answers_when_it_is_late(owner: Account) -> None:
    follow_up(NOW - timedelta(days=3))
    early = token()
    follow_up(NOW)

    assert acts.answer_by_link(token=early, state=Promise.KEPT, note="", now=NOW).state == Promise.KEPT


def test_an_answer_at_the_desk_spends_the_link(owner: Account) -> None:
    follow_up(NOW)
    found = Commitment.objects.get()
    actions.settle_commitment(
        by=sample.officer(),
        commitment=found,
        state=Promise.KEPT,
        note="",
        version=commitment_version(found),
        now=NOW,
    )

    with pytest.raises(acts.AnswerGiven):
        answer()


def test_what_is_dropped_says_why(owner: Account) -> None:
    follow_up(NOW)

    with pytest.raises(actions.WhyDropped):
        answer(Promise.DROPPED, note=" ")

    assert answer(Promise.DROPPED, note="Anggaran dialihkan").state == Promise.DROPPED


def test_a_link_is_worth_nothing_once_its_account_does_not_speak_for_the_body(owner: Account) -> None:
    follow_up(NOW)
    owner.memberships.all().delete()

    with pytest.raises(acts.AnswerUnknown):
        answer()
    with pytest.raises(acts.AnswerUnknown):
        acts.read_answer_link("dibuat-buat")
