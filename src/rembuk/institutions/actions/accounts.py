"""The acts on accounts: who may sign in, and in which role at which body."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import Group
from django.db import transaction

from rembuk.institutions import queries
from rembuk.institutions.models import Account, Institution, Membership
from rembuk.institutions.permits import Actor, Permit, Role
from rembuk.ledger import actions as ledger


class AccountClosed(Exception):
    """The account is closed; opening it again is an act of its own."""


class RoleNotHeld(Exception):
    """The account does not have this role at this body."""


class LastAdministrator(Exception):
    """The body would be left without an administrator; another must be named first."""


@transaction.atomic
def open_account(
    *,
    by: Actor,
    email: str,
    name: str,
    institution: Institution,
    role: Role,
    language: str = "id",
    now: datetime,
) -> Account:
    """Let someone sign in, in a role at a body.

    Whoever has an account already, from another body perhaps, keeps its name and gets the role beside the
    others; a closed account is opened again.
    """
    by.must(Permit.MANAGE_ACCOUNTS, at=[institution.pk])
    address = email.strip().lower()
    account, opened = Account.objects.get_or_create(
        email=address, defaults={"name": name, "language": language, "joined_at": now}
    )
    if not account.is_active:
        account.is_active, opened = True, True
        account.save(update_fields=["is_active"])
    if opened:
        _record("account.opened", by, account, now)
    give_role(by=by, account=account, institution=institution, role=role, now=now)
    return account


@transaction.atomic
def edit_account(*, by: Actor, account: Account, name: str, language: str, now: datetime) -> None:
    """Change an account's name and the language of its screens; one's own, or as administrator of its body."""
    if by.name != queries.key_of(account):
        by.must(Permit.MANAGE_ACCOUNTS, at=_bodies_of(account))
    if (account.name, account.language) != (name, language):
        account.name, account.language = name, language
        account.save(update_fields=["name", "language"])
        _record("account.edited", by, account, now)


@transaction.atomic
def give_role(*, by: Actor, account: Account, institution: Institution, role: Role, now: datetime) -> None:
    """Let an account act in a role for a body; giving it twice changes and records nothing.

    :raises AccountClosed: if nobody can sign in with the account.
    """
    by.must(Permit.MANAGE_ACCOUNTS, at=[institution.pk])
    if not account.is_active:
        raise AccountClosed
    _, given = Membership.objects.get_or_create(account=account, institution=institution, role=role.value)
    if given:
        _keep_groups(account)
        _record("role.given", by, account, now, institution=institution.pk, role=role.value)


@transaction.atomic
def withdraw_role(*, by: Actor, account: Account, institution: Institution, role: Role, now: datetime) -> None:
    """Take a role back.

    :raises RoleNotHeld: if the account does not have it.
    :raises LastAdministrator: if no administrator would be left at the body.
    """
    by.must(Permit.MANAGE_ACCOUNTS, at=[institution.pk])
    _must_leave_an_administrator(account, [institution.pk] if role == Role.ADMIN else [])
    gone, _ = Membership.objects.filter(account=account, institution=institution, role=role.value).delete()
    if not gone:
        raise RoleNotHeld(role.value)
    _keep_groups(account)
    _record("role.withdrawn", by, account, now, institution=institution.pk, role=role.value)


@transaction.atomic
def close_account(*, by: Actor, account: Account, now: datetime) -> None:
    """Let nobody sign in with an account any more and take all its roles back. It stays in the log.

    Only who manages the accounts of every body it has a role at may do so; the others withdraw their roles.

    :raises NotPermitted: if one of its bodies is another's.
    :raises LastAdministrator: if one of its bodies would be left without an administrator.
    """
    must_manage_wholly(by, account)
    _must_leave_an_administrator(
        account, account.memberships.filter(role=Role.ADMIN).values_list("institution_id", flat=True)
    )
    account.memberships.all().delete()
    account.groups.clear()
    account.is_active = False
    account.save(update_fields=["is_active"])
    _record("account.closed", by, account, now)


def must_manage_wholly(by: Actor, account: Account) -> None:
    """Go on only for who manages the accounts of every body it has a role at. :raises NotPermitted: else."""
    bodies = _bodies_of(account)
    for body in bodies:
        by.must(Permit.MANAGE_ACCOUNTS, at=[body])
    if not bodies:
        by.must(Permit.MANAGE_ACCOUNTS, at=[])


def _bodies_of(account: Account) -> set[int]:
    return set(account.memberships.values_list("institution_id", flat=True))


def _must_leave_an_administrator(account: Account, bodies: Iterable[int]) -> None:
    """Refuse to leave a body headless. The bodies' rows are locked: two who leave at once must take turns."""
    for body in Institution.objects.select_for_update().filter(pk__in=list(bodies)).order_by("pk"):
        administrators = body.memberships.filter(role=Role.ADMIN, account__is_active=True)
        if (
            administrators.filter(account=account).exists()
            and not administrators.exclude(account=account).exists()
        ):
            raise LastAdministrator(body.key)


def _keep_groups(account: Account) -> None:
    """Put the account into the group of each role it has anywhere, and into no other role's."""
    held = set(account.memberships.values_list("role", flat=True))
    account.groups.remove(*Group.objects.filter(name__in=set(Role) - held))
    account.groups.add(*(Group.objects.get_or_create(name=role)[0] for role in held))


def _record(kind: str, by: Actor, account: Account, now: datetime, **data: object) -> None:
    ledger.record(kind, by=by.name, subject=f"institutions.account:{account.pk}", at=now, data=data)
