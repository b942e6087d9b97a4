"""What is read of bodies, people, positions and accounts."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from rembuk.institutions.core.positions import position_on
from rembuk.institutions.models import Account, Membership, Person
from rembuk.institutions.permits import Actor, Role


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


def title_on(person: Person, day: date) -> str:
    """Return the title the person bore that day, or "". No query when `positions` is prefetched."""
    position = position_on(person.positions.all(), day)
    return position.title if position else ""


def bodies_with_accounts(bodies: Iterable[int]) -> list[int]:
    """Return those of the bodies, given by id, that have an open account of their own."""
    return list(
        Membership.objects.filter(institution__in=set(bodies), account__is_active=True)
        .values_list("institution_id", flat=True)
        .distinct()
    )
