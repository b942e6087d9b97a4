"""The one table of rights, held against real acts of every room: each role, its own body and another."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.test import Client

from rembuk.institutions.actions import accounts, directory
from rembuk.institutions.models import Institution
from rembuk.institutions.permits import ROLE_PERMITS, Actor, NotPermitted, Permit, Role
from rembuk.ledger.models import Entry
from rembuk.newsroom import actions as newsroom
from rembuk.programme.actions import agreements, commitments, day, programmes, rundown, talks
from rembuk.programme.core.agreement import Subject
from rembuk.programme.core.talk import State
from tests.factories import institutions, programme
from tests.factories.newsroom import article as sample_article

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)
Act = Callable[[Actor, Institution], object]


def give_role(by: Actor, body: Institution) -> None:
    account = institutions.account()
    accounts.give_role(by=by, account=account, institution=body, role=Role.OBSERVER, now=NOW)


def rename_body(by: Actor, body: Institution) -> None:
    stored = Institution.objects.get(pk=body.pk)
    directory.edit_institution(by=by, institution=stored, name="Nama Lain", kind=stored.kind, now=NOW)


def found_programme(by: Actor, body: Institution) -> None:
    facts = programmes.ProgrammeFacts(
        name="Bincang Lain", purpose="Contoh", partners=[body, institutions.institution()]
    )
    programmes.found_programme(by=by, slug="bincang-lain", facts=facts, now=NOW)


def remove_item(by: Actor, body: Institution) -> None:
    rundown.remove_item(by=by, item=programme.talk(host=body).items.get(position=2), now=NOW)


def withdraw_agreement(by: Actor, body: Institution) -> None:
    talk = programme.agree(programme.talk(host=body), body.key)
    agreements.withdraw(by=by, talk=talk, subject=Subject.PLAN, body=body, now=NOW)


def cancel_talk(by: Actor, body: Institution) -> None:
    talks.cancel(by=by, talk=programme.talk(State.ANNOUNCED, host=body), reason="Contoh alasan", now=NOW)


def close_talk(by: Actor, body: Institution) -> None:
    day.close(by=by, talk=programme.talk(State.LIVE, host=body), now=NOW)


def remove_commitment(by: Actor, body: Institution) -> None:
    commitment = programme.commitment(programme.talk(State.HELD, host=body))
    commitments.remove_commitment(by=by, commitment=commitment, now=NOW)


def open_draft(by: Actor, body: Institution) -> None:
    newsroom.open_draft(by=by, talk=programme.talk(State.HELD, host=body), now=NOW)


def unpublish(by: Actor, body: Institution) -> None:
    talk = programme.talk(State.HELD, host=body)
    newsroom.unpublish(by=by, article=sample_article(talk=talk), now=NOW)


ACTS: dict[Permit, Act] = {
    Permit.MANAGE_ACCOUNTS: give_role,
    Permit.MANAGE_DIRECTORY: rename_body,
    Permit.FOUND_PROGRAMME: found_programme,
    Permit.PLAN_TALK: remove_item,
    Permit.AGREE: withdraw_agreement,
    Permit.ANNOUNCE_TALK: cancel_talk,
    Permit.RUN_TALK: close_talk,
    Permit.KEEP_RECORD: remove_commitment,
    Permit.WRITE_NEWS: open_draft,
    Permit.PUBLISH_NEWS: unpublish,
}


def done(act: Act, by: Actor, body: Institution) -> bool:
    """Try the act and undo it; say whether it was permitted and stands in the log."""
    before = Entry.objects.count()
    with transaction.atomic():
        try:
            act(by, body)
        except NotPermitted:
            return False
        finally:
            written = Entry.objects.count() - before
            transaction.set_rollback(True)
    return written > 0


def test_every_permit_but_seeing_is_asked_for_by_an_act() -> None:
    assert set(Permit) - set(ACTS) == {Permit.SEE_DESK}


@pytest.mark.parametrize("permit", ACTS)
def test_a_role_may_what_the_table_says_and_only_at_its_own_body(permit: Permit) -> None:
    body = programme.programme().partnerships.order_by("position")[0].institution
    elsewhere = institutions.institution()
    institutions.account(Role.OBSERVER, at=body)

    own = {role: done(ACTS[permit], institutions.actor(role, at=body), body) for role in Role}
    others = {role: done(ACTS[permit], institutions.actor(role, at=elsewhere), body) for role in Role}
    nobody = done(ACTS[permit], institutions.actor(), body)

    assert own == {role: permit in ROLE_PERMITS[role] for role in Role}
    assert others == dict.fromkeys(Role, False)
    assert nobody is False


@pytest.mark.parametrize("role", Role)
def test_every_role_sees_the_desk_and_no_role_sees_nothing(role: Role) -> None:
    with_role, without = Client(), Client()
    with_role.force_login(institutions.account(role))
    without.force_login(institutions.account())

    assert [client.get("/meja/").status_code for client in (with_role, without)] == [200, 403]
