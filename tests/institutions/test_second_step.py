"""TOTP and recovery codes: setting them up, and the second step when signing in."""

import re
import subprocess
import sys
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from rembuk.institutions.actions import links
from rembuk.institutions.models import Account
from rembuk.institutions.permits import CONSOLE, Role
from tests.factories import institutions as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    cache.clear()


def totp(secret: str, *, later: int = 0) -> str:
    """Return the code of now, or of some half minutes later: no code is taken twice."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later)))


def set_up(client: Client) -> str:
    page = client.get("/masuk/keamanan/aplikasi/").content.decode()
    secret = str(re.findall(r"[A-Z2-7]{32}", page)[0])
    response = client.post("/masuk/keamanan/aplikasi/", {"code": totp(secret)})
    assert response["Location"] == "/masuk/keamanan/cadangan/"
    return secret


def enter_by_link(client: Client, account: Account) -> str:
    from django.utils import timezone

    token = links.make_link(by=CONSOLE, account=account, now=timezone.now())
    return client.post(reverse("institutions:link", args=[token]))["Location"]


def test_an_app_with_codes_guards_the_next_sign_in() -> None:
    account = make.account(Role.OBSERVER)
    first = Client()
    first.force_login(account)
    secret = set_up(first)
    account.refresh_from_db()

    second = Client()
    led_to = enter_by_link(second, account)
    wrong = second.post(led_to, {"code": "000000"})
    right = second.post(led_to, {"code": totp(secret)})

    assert led_to == "/masuk/langkah-kedua/"
    assert (wrong.status_code, 'class="error"' in wrong.content.decode()) == (200, True)
    assert right["Location"] == "/meja/"


def test_a_recovery_code_opens_the_second_lock_once() -> None:
    account = make.account(Role.OBSERVER)
    first = Client()
    first.force_login(account)
    secret = set_up(first)
    asked = first.get("/masuk/keamanan/cadangan/")["Location"]
    page = first.post(asked, {"code": totp(secret, later=1)}, follow=True).content.decode()
    codes = re.findall(r'<li class="code">([^<]+)</li>', page)
    answers = []
    for _ in range(2):
        account.refresh_from_db()
        client = Client()
        led_to = enter_by_link(client, account)
        answers.append(client.post(led_to, {"code": codes[0]}).status_code)

    assert len(codes) == 10
    assert answers == [302, 200]


def test_the_app_is_removed_only_by_who_proves_it_again() -> None:
    account = make.account(Role.OBSERVER)
    client = Client()
    client.force_login(account)
    set_up(client)
    other = Client()
    other.force_login(account)

    asked = other.get("/masuk/keamanan/aplikasi/lepas/")
    still = Authenticator.objects.filter(user=account, type="totp").count()

    assert asked["Location"].startswith("/masuk/ulang/")
    assert other.get(asked["Location"]).status_code == 200
    assert still == 1


def test_pages_of_a_guarded_account_open() -> None:
    client = Client()
    client.force_login(make.account(Role.OBSERVER))
    set_up(client)

    addresses = ["/masuk/keamanan/", "/masuk/keamanan/cadangan/", "/masuk/keamanan/cadangan/unduh/"]
    pages = [client.get(address, follow=True) for address in addresses]

    assert [page.status_code for page in pages] == [200, 200, 200]


def test_a_wrong_code_sets_nothing_up() -> None:
    account = make.account(Role.OBSERVER)
    client = Client()
    client.force_login(account)
    client.get("/masuk/keamanan/aplikasi/")

    response = client.post("/masuk/keamanan/aplikasi/", {"code": "abc"})

    assert (response.status_code, 'class="error"' in response.content.decode()) == (200, True)
    assert Authenticator.objects.count() == 0


def test_tries_are_counted_over_all_processes() -> None:
    cache.set("percobaan", 1)
    location = settings.CACHES["default"]["LOCATION"]
    script = (
        "from django.conf import settings; settings.configure(); "
        "from django.core.cache.backends.filebased import FileBasedCache; "
        f"print(FileBasedCache({str(location)!r}, {{}}).get('percobaan'))"
    )

    seen = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert seen.stdout == "1\n"
