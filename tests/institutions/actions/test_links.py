from datetime import UTC, datetime, timedelta

import pytest

from rembuk.institutions.actions import accounts, links
from rembuk.institutions.models import Account
from rembuk.institutions.permits import CONSOLE, NotPermitted, Role
from rembuk.ledger.models import Opening
from tests.factories import institutions as make

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 6, 15, 3, tzinfo=UTC)


def test_a_link_lets_its_holder_in_once() -> None:
    account = make.account(Role.ADMIN)
    token = links.make_link(by=CONSOLE, account=account, now=NOW)

    assert links.redeem_link(token=token, now=NOW) == account
    with pytest.raises(links.LinkSpent):
        links.redeem_link(token=token, now=NOW)
    assert list(Opening.objects.order_by("index").values_list("kind", "by", "subject")) == [
        ("link.made", "console", f"institutions.account:{account.pk}"),
        ("link.redeemed", f"account:{account.pk}", f"institutions.account:{account.pk}"),
    ]


def test_reading_a_link_does_not_spend_it() -> None:
    account = make.account(Role.ADMIN)
    token = links.make_link(by=CONSOLE, account=account, now=NOW)

    assert links.read_link(token, now=NOW) == links.Claim(account.pk, None)
    assert links.redeem_link(token=token, now=NOW) == account


def test_a_link_holds_for_a_day_and_no_longer() -> None:
    account = make.account(Role.ADMIN)
    token = links.make_link(by=CONSOLE, account=account, now=NOW)

    with pytest.raises(links.LinkSpent):
        links.redeem_link(token=token, now=NOW + timedelta(hours=24, seconds=1))
    assert links.redeem_link(token=token, now=NOW + timedelta(hours=24)) == account


def test_any_other_sign_in_spends_the_link() -> None:
    account = make.account(Role.ADMIN)
    token = links.make_link(by=CONSOLE, account=account, now=NOW)
    Account.objects.update(last_login=NOW)

    with pytest.raises(links.LinkSpent):
        links.redeem_link(token=token, now=NOW)


@pytest.mark.parametrize("token", ["", "x", "x:y:z", "eyJhY2NvdW50IjoxfQ:1lt5Xy:tidak"])
def test_a_word_that_is_no_link_of_ours_is_refused(token: str) -> None:
    with pytest.raises(links.LinkSpent):
        links.read_link(token, now=NOW)


def test_a_closed_account_gets_no_link_and_its_old_one_is_dead() -> None:
    account = make.account()
    token = links.make_link(by=CONSOLE, account=account, now=NOW)
    accounts.close_account(by=CONSOLE, account=account, now=NOW)

    with pytest.raises(links.LinkSpent):
        links.redeem_link(token=token, now=NOW)
    with pytest.raises(accounts.AccountClosed):
        links.make_link(by=CONSOLE, account=account, now=NOW)


def test_an_administrator_makes_links_for_new_accounts_of_the_own_body_only() -> None:
    body = make.institution()
    admin = make.actor(Role.ADMIN, at=body)
    new, used = make.account(Role.OPERATOR, at=body), make.account(Role.OPERATOR, at=body)
    Account.objects.filter(pk=used.pk).update(last_login=NOW)
    used.refresh_from_db()

    token = links.make_link(by=admin, account=new, now=NOW)
    with pytest.raises(links.SignedInBefore):
        links.make_link(by=admin, account=used, now=NOW)
    with pytest.raises(NotPermitted):
        links.make_link(by=make.outsider(), account=new, now=NOW)
    assert links.redeem_link(token=token, now=NOW) == new


def test_the_console_makes_a_link_for_whoever_lost_every_other_way() -> None:
    account = make.account(Role.ADMIN)
    Account.objects.update(last_login=NOW)
    account.refresh_from_db()

    token = links.make_link(by=CONSOLE, account=account, now=NOW)

    assert links.redeem_link(token=token, now=NOW + timedelta(minutes=1)) == account
