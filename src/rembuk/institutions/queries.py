"""What is read of bodies, people, positions and accounts."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from rembuk.institutions.core.positions import position_on
from rembuk.institutions.models import Account, Institution, Membership, Person, Position
from rembuk.institutions.permits import ROLE_PERMITS, Actor, Permit, Role


def actor_of(account: Account) -> Actor:
    """Return the account as the one who acts, with the roles it has at each body. One query.

    A closed account has no role left, whatever its rows say.
    """
    roles: dict[int, set[Role]] = defaultdict(set)
    if account.is_active:
        for body, role in account.memberships.values_list("institution_id", "role"):
            roles[body].add(Role(role))
    return Actor(name=key_of(account), roles={body: frozenset(held) for body, held in roles.items()})


def key_of(account: Account) -> str:
    """Return the plain key by which the log names an account."""
    return f"account:{account.pk}"


def account_behind(actor: Actor) -> Account | None:
    """Return the account that acts; the command line has none."""
    kind, _, key = actor.name.partition(":")
    return Account.objects.get(pk=key) if kind == "account" else None


def holders(permit: Permit, bodies: Iterable[int]) -> dict[int, list[Account]]:
    """Return the open accounts that hold a permit at each of the bodies, given by id. One query."""
    found: dict[int, list[Account]] = {body: [] for body in bodies}
    roles = [role.value for role, permits in ROLE_PERMITS.items() if permit in permits]
    held = Membership.objects.filter(institution__in=found, role__in=roles, account__is_active=True)
    for membership in held.select_related("account").order_by("account"):
        if membership.account not in found[membership.institution_id]:
            found[membership.institution_id].append(membership.account)
    return found


def title_on(person: Person, day: date) -> str:
    """Return the title the person bore that day, or "". No query when `positions` is prefetched."""
    position = position_on(person.positions.all(), day)
    return position.title if position else ""


def titles_on(people: Iterable[int], day: date) -> dict[int, str]:
    """Return the titles that people, given by id, bore that day; who bore none is not in it. One query."""
    held = defaultdict(list)
    rows = Position.objects.filter(person__in=people).order_by("id")
    for row in rows.values_list("person", "title", "since", "until", named=True):
        held[row.person].append(row)
    found = {person: position_on(rows, day) for person, rows in held.items()}
    return {person: position.title for person, position in found.items() if position}


def body_on(person: Person, day: date) -> Institution | None:
    """Return the body for which a person stood that day, or None. Two queries at most."""
    position = position_on(person.positions.select_related("institution"), day)
    return position.institution if position else None


def bodies_with_accounts(bodies: Iterable[int]) -> list[int]:
    """Return those of the bodies, given by id, that have an open account of their own."""
    return list(
        Membership.objects.filter(institution__in=set(bodies), account__is_active=True)
        .values_list("institution_id", flat=True)
        .distinct()
    )


def bodies_that_may(permit: Permit, bodies: Iterable[int]) -> set[int]:
    """Return those of the bodies, given by id, that have an open account with the permit. One query."""
    return set(_holding(permit).filter(institution__in=set(bodies)).values_list("institution", flat=True))


def accounts_with(permit: Permit, *, at: int) -> list[Account]:
    """Return the open accounts that hold the permit at a body, by name. One query."""
    held = _holding(permit).filter(institution=at)
    return list(Account.objects.filter(pk__in=held.values("account")).order_by("name"))


def _holding(permit: Permit) -> QuerySet[Membership]:
    roles = [role for role, permits in ROLE_PERMITS.items() if permit in permits]
    return Membership.objects.filter(role__in=roles, account__is_active=True)


def bodies_where(actor: Actor, permit: Permit) -> QuerySet[Institution]:
    """Return the bodies at which the actor holds the permit."""
    if actor.everywhere:
        return Institution.objects.all()
    return Institution.objects.filter(pk__in=[body for body in actor.roles if actor.may(permit, at=[body])])


def kept_bodies(actor: Actor) -> QuerySet[Institution]:
    """Return the bodies whose entries the actor may keep: the own ones, and those without accounts."""
    if not actor.everywhere and not actor.may_anywhere(Permit.MANAGE_DIRECTORY):
        return Institution.objects.none()
    own = bodies_where(actor, Permit.MANAGE_DIRECTORY)
    served = Membership.objects.filter(account__is_active=True).values("institution_id")
    return Institution.objects.filter(Q(pk__in=own.values("pk")) | ~Q(pk__in=served))


def people(search: str = "") -> QuerySet[Person]:
    """Return the people whose printed name holds the words, with their positions and the bodies of these."""
    positions = Position.objects.select_related("institution")
    return Person.objects.filter(name__icontains=search).prefetch_related(Prefetch("positions", positions))


def managed_accounts(actor: Actor) -> QuerySet[Account]:
    """Return the accounts with a role at a body whose accounts the actor manages.

    Each carries `roles_here`: its memberships at these bodies, and at no other.
    """
    bodies = list(bodies_where(actor, Permit.MANAGE_ACCOUNTS).values_list("pk", flat=True))
    here = Membership.objects.filter(institution__in=bodies).select_related("institution")
    return (
        Account.objects.filter(memberships__institution__in=bodies)
        .distinct()
        .prefetch_related(Prefetch("memberships", here.order_by("institution__name", "role"), "roles_here"))
    )


def roles_of(account: Account) -> QuerySet[Membership]:
    """Return an account's roles with their bodies, in the order of the bodies' names."""
    return account.memberships.select_related("institution").order_by("institution__name", "role")
