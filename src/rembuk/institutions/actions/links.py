"""The link for a first sign-in: made for an account, shown once, good for one use on one day.

It is bound to the account's last sign-in, so whichever sign-in comes first spends it.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core import signing
from django.db import transaction

from rembuk.institutions import queries
from rembuk.institutions.actions.accounts import AccountClosed, must_manage_wholly
from rembuk.institutions.models import Account
from rembuk.institutions.permits import Actor
from rembuk.ledger import actions as ledger

GOOD_FOR = timedelta(hours=24)
_SALT = "rembuk.institutions.first-sign-in"


class LinkSpent(Exception):
    """The link was used, has expired, or is no link of ours."""


class SignedInBefore(Exception):
    """The account has been used; only whoever holds the machine may still make a link for it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a link says: whose it is and after which sign-in it was made."""

    account: int
    after: datetime | None


@transaction.atomic
def make_link(*, by: Actor, account: Account, now: datetime) -> str:
    """Return the secret word of a link with which the account's holder comes in once, within 24 hours.

    :raises AccountClosed: if nobody can sign in with the account.
    :raises SignedInBefore: if the account is in use already and it is not the console that asks.
    """
    must_manage_wholly(by, account)
    if not account.is_active:
        raise AccountClosed
    if account.last_login and not by.everywhere:
        raise SignedInBefore
    ledger.record("link.made", by=by.name, subject=f"institutions.account:{account.pk}", at=now)
    return signing.dumps(
        {
            "account": account.pk,
            "after": account.last_login.isoformat() if account.last_login else "",
            "until": (now + GOOD_FOR).timestamp(),
        },
        salt=_SALT,
    )


@transaction.atomic
def redeem_link(*, token: str, now: datetime) -> Account:
    """Spend the link and return whose it is. Of two who press at once one comes in.

    :raises LinkSpent: if it was used, has expired, or is no link of ours.
    """
    claim = read_link(token, now=now)
    spent = Account.objects.filter(pk=claim.account, is_active=True, last_login=claim.after).update(
        last_login=now
    )
    if not spent:
        raise LinkSpent
    account = Account.objects.get(pk=claim.account)
    key = queries.key_of(account)
    ledger.record("link.redeemed", by=key, subject=f"institutions.{key}", at=now)
    return account


def read_link(token: str, *, now: datetime) -> Claim:
    """Return what the link says, without spending it. :raises LinkSpent: if it is none of ours or too old."""
    try:
        said = signing.loads(token, salt=_SALT)
    except signing.BadSignature as problem:
        raise LinkSpent from problem
    if now > datetime.fromtimestamp(said["until"], UTC):
        raise LinkSpent
    return Claim(said["account"], datetime.fromisoformat(said["after"]) if said["after"] else None)
