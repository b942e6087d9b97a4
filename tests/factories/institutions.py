"""Sample bodies, people, positions and accounts."""

from datetime import UTC, date, datetime
from itertools import count

from rembuk.institutions import queries
from rembuk.institutions.models import Account, Institution, Kind, Membership, Person, Position
from rembuk.institutions.permits import Actor, Role

_number = count(1)


def institution(key: str = "", *, name: str = "", kind: Kind = Kind.KPU, region: str = "") -> Institution:
    n = next(_number)
    return Institution.objects.create(
        key=key or f"lembaga-{n}", name=name or f"Lembaga Contoh {n}", kind=kind, region=region
    )


def person(name: str = "", *, key: str = "") -> Person:
    n = next(_number)
    return Person.objects.create(key=key or f"orang-{n}", name=name or f"Contoh Orang {n}")


def position(
    who: Person | None = None,
    at: Institution | None = None,
    *,
    title: str = "Ketua Lembaga Contoh",
    since: date | None = None,
    until: date | None = None,
) -> Position:
    return Position.objects.create(
        person=who or person(), institution=at or institution(), title=title, since=since, until=until
    )


def account(*roles: Role, at: Institution | None = None, email: str = "", name: str = "") -> Account:
    """Return an account with these roles at one body; a sample body unless one is given."""
    n = next(_number)
    made = Account.objects.create(
        email=email or f"contoh{n}@example.id",
        name=name or f"Contoh Akun {n}",
        joined_at=datetime(2021, 6, 1, tzinfo=UTC),
    )
    if roles:
        body = at or institution()
        Membership.objects.bulk_create(Membership(account=made, institution=body, role=r) for r in roles)
    return made


def actor(*roles: Role, at: Institution | None = None) -> Actor:
    """Return a new account with these roles at one body, as the one who acts."""
    return queries.actor_of(account(*roles, at=at))


def outsider() -> Actor:
    """Return an administrator of a body that is partner of nothing."""
    return actor(*Role, at=institution(name="Lembaga Luar"))
