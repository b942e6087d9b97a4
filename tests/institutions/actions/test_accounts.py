from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Group

from rembuk.institutions import queries
from rembuk.institutions.actions import accounts
from rembuk.institutions.models import Account, Institution
from rembuk.institutions.permits import CONSOLE, Actor, NotPermitted, Role
from rembuk.ledger.models import Opening
from tests.factories import institutions as make

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 6, 15, 3, tzinfo=UTC)


@pytest.fixture
def body() -> Institution:
    return make.institution()


@pytest.fixture
def admin(body: Institution) -> Actor:
    return make.actor(Role.ADMIN, at=body)


def roles_of(account: Account) -> dict[int, set[Role]]:
    return {at: set(roles) for at, roles in queries.actor_of(account).roles.items()}


def groups_of(account: Account) -> set[str]:
    return set(account.groups.values_list("name", flat=True))


def opened(by: Actor, body: Institution, role: Role = Role.OPERATOR, email: str = "satu@example.id") -> Account:
    return accounts.open_account(by=by, email=email, name="Contoh Satu", institution=body, role=role, now=NOW)


def test_every_role_has_its_group_from_the_start() -> None:
    assert set(Role) <= set(Group.objects.values_list("name", flat=True))


def test_an_account_opens_in_a_role_at_a_body(admin: Actor, body: Institution) -> None:
    account = opened(admin, body, email=" Satu@Example.ID ")

    assert (account.email, account.name, account.language) == ("satu@example.id", "Contoh Satu", "id")
    assert roles_of(account) == {body.pk: {Role.OPERATOR}}
    assert groups_of(account) == {"operator"}
    assert not account.has_usable_password()


def test_the_log_of_an_account_holds_nothing_personal(admin: Actor, body: Institution) -> None:
    account = opened(admin, body)

    assert list(Opening.objects.order_by("index").values_list("kind", "by", "subject", "data")) == [
        ("account.opened", admin.name, f"institutions.account:{account.pk}", {}),
        (
            "role.given",
            admin.name,
            f"institutions.account:{account.pk}",
            {"institution": body.pk, "role": "operator"},
        ),
    ]


def test_whoever_has_an_account_gets_the_role_beside_the_others(admin: Actor, body: Institution) -> None:
    other = make.institution()
    first = opened(CONSOLE, other, Role.MODERATOR)

    second = accounts.open_account(
        by=admin, email="SATU@example.id", name="Nama Lain", institution=body, role=Role.OPERATOR, now=NOW
    )

    assert (second.pk, second.name) == (first.pk, "Contoh Satu")
    assert roles_of(second) == {other.pk: {Role.MODERATOR}, body.pk: {Role.OPERATOR}}
    assert groups_of(second) == {"moderator", "operator"}


def test_a_role_is_given_once(admin: Actor, body: Institution) -> None:
    account = make.account()

    for _ in range(2):
        accounts.give_role(by=admin, account=account, institution=body, role=Role.OPERATOR, now=NOW)

    assert list(Opening.objects.values_list("kind", flat=True)) == ["role.given"]


def test_a_group_stays_as_long_as_the_role_is_held_anywhere(admin: Actor, body: Institution) -> None:
    other = make.institution()
    account = opened(admin, body)
    accounts.give_role(by=CONSOLE, account=account, institution=other, role=Role.OPERATOR, now=NOW)

    accounts.withdraw_role(by=admin, account=account, institution=body, role=Role.OPERATOR, now=NOW)
    still = groups_of(account)
    accounts.withdraw_role(by=CONSOLE, account=account, institution=other, role=Role.OPERATOR, now=NOW)

    assert (still, groups_of(account)) == ({"operator"}, set())


def test_groups_that_are_no_roles_are_left_alone(admin: Actor, body: Institution) -> None:
    account = make.account()
    account.groups.add(Group.objects.create(name="Kelompok lain"))

    accounts.give_role(by=admin, account=account, institution=body, role=Role.OPERATOR, now=NOW)

    assert groups_of(account) == {"Kelompok lain", "operator"}


def test_a_role_that_is_not_held_cannot_be_withdrawn(admin: Actor, body: Institution) -> None:
    with pytest.raises(accounts.RoleNotHeld):
        accounts.withdraw_role(by=admin, account=make.account(), institution=body, role=Role.OPERATOR, now=NOW)


def test_the_last_administrator_of_a_body_stays(body: Institution) -> None:
    last = make.account(Role.ADMIN, at=body)
    by = queries.actor_of(last)
    make.account(Role.ADMIN)  # of another body
    closed = make.account(Role.ADMIN, at=body)
    Account.objects.filter(pk=closed.pk).update(is_active=False)

    with pytest.raises(accounts.LastAdministrator):
        accounts.withdraw_role(by=by, account=last, institution=body, role=Role.ADMIN, now=NOW)
    with pytest.raises(accounts.LastAdministrator):
        accounts.close_account(by=by, account=last, now=NOW)
    assert roles_of(last) == {body.pk: {Role.ADMIN}}


def test_one_of_two_administrators_may_leave(body: Institution) -> None:
    first, second = make.account(Role.ADMIN, at=body), make.account(Role.ADMIN, at=body)

    accounts.withdraw_role(
        by=queries.actor_of(first), account=first, institution=body, role=Role.ADMIN, now=NOW
    )

    assert (roles_of(first), roles_of(second)) == ({}, {body.pk: {Role.ADMIN}})


def test_an_administrator_rules_no_other_body(admin: Actor) -> None:
    other = make.institution()
    account = make.account(Role.OPERATOR, at=other)

    with pytest.raises(NotPermitted):
        opened(admin, other)
    with pytest.raises(NotPermitted):
        accounts.give_role(by=admin, account=account, institution=other, role=Role.ADMIN, now=NOW)
    with pytest.raises(NotPermitted):
        accounts.withdraw_role(by=admin, account=account, institution=other, role=Role.OPERATOR, now=NOW)
    with pytest.raises(NotPermitted):
        accounts.edit_account(by=admin, account=account, name="Lain", language="en", now=NOW)
    with pytest.raises(NotPermitted):
        accounts.close_account(by=admin, account=account, now=NOW)
    assert roles_of(account) == {other.pk: {Role.OPERATOR}}
    assert Opening.objects.count() == 0


def test_an_account_that_serves_two_bodies_is_closed_by_neither_alone(admin: Actor, body: Institution) -> None:
    account = make.account(Role.OPERATOR, at=body)
    accounts.give_role(by=CONSOLE, account=account, institution=make.institution(), role=Role.OPERATOR, now=NOW)

    with pytest.raises(NotPermitted):
        accounts.close_account(by=admin, account=account, now=NOW)


def test_a_closed_account_holds_nothing_and_can_be_opened_again(admin: Actor, body: Institution) -> None:
    account = opened(admin, body)

    accounts.close_account(by=admin, account=account, now=NOW)
    closed = Account.objects.get(pk=account.pk)
    held = (closed.is_active, roles_of(closed), groups_of(closed))
    with pytest.raises(accounts.AccountClosed):
        accounts.give_role(by=admin, account=closed, institution=body, role=Role.OPERATOR, now=NOW)
    again = opened(admin, body, Role.MODERATOR)

    assert held == (False, {}, set())
    assert (again.pk, again.is_active, roles_of(again)) == (account.pk, True, {body.pk: {Role.MODERATOR}})


def test_one_changes_ones_own_name_and_language_without_any_role() -> None:
    account = make.account()

    accounts.edit_account(
        by=queries.actor_of(account), account=account, name="Contoh Dua", language="en", now=NOW
    )

    stored = Account.objects.get(pk=account.pk)
    assert (stored.name, stored.language) == ("Contoh Dua", "en")
    assert list(Opening.objects.values_list("kind", flat=True)) == ["account.edited"]


@pytest.mark.parametrize("role", [r for r in Role if r != Role.ADMIN])
def test_only_an_administrator_manages_accounts(role: Role, body: Institution) -> None:
    with pytest.raises(NotPermitted):
        opened(make.actor(role, at=body), body)
