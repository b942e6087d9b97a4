"""What may be done, and by whom. The one table of rights; docs/permits.md is made from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Permit(StrEnum):
    """One kind of act. An act asks for exactly one of these."""

    MANAGE_ACCOUNTS = "manage accounts"
    MANAGE_DIRECTORY = "manage directory"
    FOUND_PROGRAMME = "found programme"
    PLAN_TALK = "plan talk"
    AGREE = "agree"
    ANNOUNCE_TALK = "announce talk"
    RUN_TALK = "run talk"
    KEEP_RECORD = "keep record"
    WRITE_NEWS = "write news"
    PUBLISH_NEWS = "publish news"
    SEE_DESK = "see desk"


class Role(StrEnum):
    """What an account does for a body."""

    ADMIN = "admin"
    SECRETARIAT = "secretariat"
    PUBLIC_RELATIONS = "public_relations"
    OPERATOR = "operator"
    MODERATOR = "moderator"
    LIST_OFFICER = "list_officer"
    OVERSIGHT_OFFICER = "oversight_officer"
    OBSERVER = "observer"


ROLE_PERMITS: Mapping[Role, frozenset[Permit]] = {
    Role.ADMIN: frozenset(Permit),
    Role.SECRETARIAT: frozenset(
        {
            Permit.MANAGE_DIRECTORY,
            Permit.FOUND_PROGRAMME,
            Permit.PLAN_TALK,
            Permit.AGREE,
            Permit.ANNOUNCE_TALK,
            Permit.RUN_TALK,
            Permit.KEEP_RECORD,
            Permit.WRITE_NEWS,
            Permit.PUBLISH_NEWS,
            Permit.SEE_DESK,
        }
    ),
    Role.PUBLIC_RELATIONS: frozenset({Permit.KEEP_RECORD, Permit.WRITE_NEWS, Permit.SEE_DESK}),
    Role.OPERATOR: frozenset({Permit.RUN_TALK, Permit.KEEP_RECORD, Permit.SEE_DESK}),
    Role.MODERATOR: frozenset({Permit.RUN_TALK, Permit.SEE_DESK}),
    Role.LIST_OFFICER: frozenset({Permit.SEE_DESK}),
    Role.OVERSIGHT_OFFICER: frozenset({Permit.SEE_DESK}),
    Role.OBSERVER: frozenset({Permit.SEE_DESK}),
}


class NotPermitted(Exception):
    """The actor's roles do not allow this act at these bodies."""

    def __init__(self, permit: Permit) -> None:
        super().__init__(permit.value)
        self.permit = permit


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a name for the ledger, and the roles held at each body (by its id)."""

    name: str
    roles: Mapping[int, frozenset[Role]] = field(default_factory=dict)
    everywhere: bool = False

    def may(self, permit: Permit, *, at: Iterable[int]) -> bool:
        """Say whether the permit is held at one of the bodies, given by id."""
        return self.everywhere or any(
            permit in ROLE_PERMITS[role] for body in at for role in self.roles.get(body, frozenset())
        )

    def may_anywhere(self, permit: Permit) -> bool:
        """Say whether the permit is held at any body at all."""
        return self.may(permit, at=self.roles)

    def must(self, permit: Permit, *, at: Iterable[int]) -> None:
        """Go on only with the permit. :raises NotPermitted: otherwise."""
        if not self.may(permit, at=at):
            raise NotPermitted(permit)


CONSOLE = Actor(name="console", everywhere=True)
"""Whoever holds the machine itself: the command line."""
