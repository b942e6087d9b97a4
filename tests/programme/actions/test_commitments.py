from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from rembuk.institutions.permits import NotPermitted, Role
from rembuk.programme import actions, queries
from rembuk.programme.actions import Stale
from rembuk.programme.actions.commitments import AgreedAlready
from rembuk.programme.core.talk import Promise, State
from rembuk.programme.models import Talk
from tests import logbook
from tests.factories import institutions
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 26, 3, 0, tzinfo=UTC)


def facts(**changes: Any) -> actions.CommitmentFacts:
    promise = actions.CommitmentFacts(
        person=sample.speaker("Contoh Satu"),
        institution=sample.body("kpu-kota"),
        text="Contoh janji",
        at=time(14, 5),
        due=date(2026, 12, 9),
    )
    return replace(promise, **changes)


def held() -> Talk:
    return sample.talk(State.HELD)


def test_add_commitment_keeps_who_promised_what_until_when_and_logs_no_words() -> None:
    talk = held()
    officer = sample.officer(Role.PUBLIC_RELATIONS)

    made = actions.add_commitment(by=officer, talk=talk, facts=facts(), now=NOW)

    made.refresh_from_db()
    assert (made.position, str(made.person), made.institution, made.text, made.at, made.due, made.state) == (
        1,
        "Contoh Satu",
        sample.body("kpu-kota"),
        "Contoh janji",
        time(14, 5),
        date(2026, 12, 9),
        Promise.OPEN,
    )
    assert logbook.last() == logbook.Line(
        "commitment.made",
        officer.name,
        f"programme.talk:{talk.pk}",
        {"commitment": made.pk, "body": sample.body("kpu-kota").pk, "due": "2026-12-09", "state": "open"},
    )


def test_a_commitment_has_words_and_is_not_due_before_it_was_made() -> None:
    talk = held()

    with pytest.raises(actions.NothingPromised):
        actions.add_commitment(by=sample.officer(), talk=talk, facts=facts(text=" "), now=NOW)
    with pytest.raises(actions.DueBeforePromised):
        actions.add_commitment(by=sample.officer(), talk=talk, facts=facts(due=date(2026, 11, 24)), now=NOW)

    assert (talk.commitments.count(), logbook.length()) == (0, 0)


def test_nothing_is_promised_on_a_cancelled_talk() -> None:
    with pytest.raises(actions.NotNow):
        actions.add_commitment(by=sample.officer(), talk=sample.talk(State.CANCELLED), facts=facts(), now=NOW)


def test_edit_commitment_corrects_it_and_refuses_a_stale_version() -> None:
    promise = sample.commitment(held())
    seen = queries.commitment_version(promise)

    edited = actions.edit_commitment(
        by=sample.officer(), commitment=promise, facts=facts(due=None), version=seen, now=NOW
    )

    assert (edited.text, edited.due) == ("Contoh janji", None)
    assert logbook.last().kind == "commitment.edited"
    with pytest.raises(Stale):
        actions.edit_commitment(by=sample.officer(), commitment=promise, facts=facts(), version=seen, now=NOW)


@pytest.mark.parametrize("state", Promise)
def test_settle_commitment_says_what_became_of_it(state: Promise) -> None:
    promise = sample.commitment(held())

    settled = actions.settle_commitment(
        by=sample.officer(),
        commitment=promise,
        state=state,
        note=" Contoh bukti ",
        version=queries.commitment_version(promise),
        now=NOW,
    )

    assert (settled.state, settled.note) == (state, "Contoh bukti")
    assert (logbook.last().kind, logbook.last().data["state"]) == ("commitment.settled", state)


def test_settle_commitment_refuses_a_stale_version() -> None:
    promise = sample.commitment(held())

    with pytest.raises(Stale):
        actions.settle_commitment(
            by=sample.officer(), commitment=promise, state=Promise.KEPT, note="", version="0" * 16, now=NOW
        )


def test_remove_commitment_takes_it_off_and_logs_that_it_stood_there() -> None:
    talk = held()
    promise = sample.commitment(talk)

    actions.remove_commitment(by=sample.officer(), commitment=promise, now=NOW)

    assert (talk.commitments.count(), logbook.last().data["commitment"]) == (0, promise.pk)


@pytest.mark.parametrize("who", ["outsider", "moderator"])
def test_only_who_keeps_the_record_writes_promises(who: str) -> None:
    by = institutions.outsider() if who == "outsider" else sample.officer(Role.MODERATOR)
    talk = held()
    promise = sample.commitment(talk)
    version = queries.commitment_version(promise)
    acts: list[Callable[[], object]] = [
        lambda: actions.add_commitment(by=by, talk=talk, facts=facts(), now=NOW),
        lambda: actions.edit_commitment(by=by, commitment=promise, facts=facts(), version=version, now=NOW),
        lambda: actions.settle_commitment(
            by=by, commitment=promise, state=Promise.KEPT, note="", version=version, now=NOW
        ),
        lambda: actions.remove_commitment(by=by, commitment=promise, now=NOW),
    ]

    for act in acts:
        with pytest.raises(NotPermitted):
            act()

    assert (talk.commitments.count(), logbook.length()) == (1, 0)


def test_what_was_promised_stands_once_its_record_is_public_and_its_outcome_is_still_told() -> None:
    talk = sample.talk(State.PUBLISHED)
    promise = sample.commitment(talk)
    by, seen = sample.officer(), queries.commitment_version(promise)

    with pytest.raises(AgreedAlready):
        actions.add_commitment(by=by, talk=talk, facts=facts(), now=NOW)
    with pytest.raises(AgreedAlready):
        actions.edit_commitment(by=by, commitment=promise, facts=facts(), version=seen, now=NOW)
    with pytest.raises(AgreedAlready):
        actions.remove_commitment(by=by, commitment=promise, now=NOW)
    settled = actions.settle_commitment(
        by=by, commitment=promise, state=Promise.KEPT, note="", version=seen, now=NOW
    )

    assert ([each.pk for each in talk.commitments.all()], settled.state) == ([promise.pk], "kept")
