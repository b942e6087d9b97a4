"""What is read of bodies, people, positions and accounts."""

from collections import defaultdict
from datetime import date

from rembuk.institutions.core.positions import position_on
from rembuk.institutions.models import Account, Person
from rembuk.institutions.permits import Actor, Role


def actor_of(account: Account) -> Actor:
    """Return the account as the one who acts, with the roles it has at each body. One query.

    A closed account has no role left, whatever its rows say.
    """
    roles: dict[int, set[Role]] = defaultdict(set)
    if account.is_active:
        for body, role in account.memberships.values_list("institution_id", "role"):
            roles[body].add(Role(role))
    return Actor(name=f"account:{account.pk}", roles={body: frozenset(held) for body, held in roles.items()})


def title_on(person: Person, day: date) -> str:
    """Return the title the person bore that day, or "". No query when `positions` is prefetched."""
    position = position_on(person.positions.all(), day)
    return position.title if position else ""
