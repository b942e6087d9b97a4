"""The whole of signing in, as a browser without JavaScript sees it."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse

from rembuk.institutions.models import Account
from rembuk.institutions.permits import Role
from rembuk.web import sign_in
from tests.factories import institutions as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_limits() -> Iterator[None]:
    """Count tries anew in each test."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def post(monkeypatch: pytest.MonkeyPatch) -> ThreadPoolExecutor:
    """Send from a thread of this test's own, which can be waited for."""
    executor = ThreadPoolExecutor(max_workers=1)
    monkeypatch.setattr(sign_in, "_post", executor)
    return executor


@pytest.fixture
def outbox(tmp_path: Path, settings: object) -> Path:
    settings.EMAIL_BACKEND = "rembuk.kit.outbox.EmailBackend"  # type: ignore[attr-defined]
    settings.OUTBOX = tmp_path / "outbox"  # type: ignore[attr-defined]
    return tmp_path / "outbox"


def letters(outbox: Path) -> list[str]:
    """Return the letters sent until now, once the one thread that sends them has nothing left to do."""
    sign_in._post.submit(lambda: None).result(timeout=10)
    found = []
    for file in sorted(outbox.glob("*.eml")):
        body = message_from_bytes(file.read_bytes(), policy=policy.default).get_body()
        assert body is not None
        found.append(body.get_content())
    return found


def ask_for_code(client: Client, email: str) -> str:
    response = client.post("/masuk/", {"email": email}, follow=True)
    assert response.redirect_chain == [("/masuk/kode/", 302)]
    return response.content.decode()


def code_in(letter: str) -> str:
    [code] = re.findall(r"^[A-Z]{4}-[A-Z]{4}$", letter, re.MULTILINE)
    return str(code)


def test_a_code_from_the_e_mail_signs_in(client: Client, outbox: Path) -> None:
    account = make.account(Role.OBSERVER, email="satu@example.id")

    ask_for_code(client, "Satu@Example.id")
    [letter] = letters(outbox)
    response = client.post("/masuk/kode/", {"code": code_in(letter)})

    assert (response.status_code, response["Location"]) == (302, "/meja/")
    assert client.session["_auth_user_id"] == str(account.pk)


def test_the_desk_opens_in_the_language_of_the_account(client: Client, outbox: Path) -> None:
    account = make.account(Role.OBSERVER, email="satu@example.id")
    Account.objects.filter(pk=account.pk).update(language="en")

    ask_for_code(client, "satu@example.id")
    response = client.post("/masuk/kode/", {"code": code_in(letters(outbox)[0])})

    assert response["Location"] == "/en/meja/"


def test_after_signing_in_one_is_where_one_wanted_to_be(client: Client, outbox: Path) -> None:
    make.account(Role.OBSERVER, email="satu@example.id")

    client.post("/masuk/?next=/meja/orang/", {"email": "satu@example.id", "next": "/meja/orang/"})
    code = code_in(letters(outbox)[0])
    response = client.post("/masuk/kode/", {"code": code, "next": "/meja/orang/"})

    assert response["Location"] == "/meja/orang/"


def test_nobody_is_led_to_a_strangers_site(client: Client, outbox: Path) -> None:
    make.account(Role.OBSERVER, email="satu@example.id")

    client.post("/masuk/", {"email": "satu@example.id", "next": "https://example.org/"})
    code = code_in(letters(outbox)[0])
    response = client.post("/masuk/kode/", {"code": code, "next": "https://example.org/"})

    assert response["Location"] == "/meja/"


def test_an_unknown_e_mail_gets_the_very_same_answer_and_no_letter(outbox: Path) -> None:
    make.account(Role.OBSERVER, email="satu@example.id")
    closed = make.account(Role.OBSERVER, email="dua@example.id")
    Account.objects.filter(pk=closed.pk).update(is_active=False)

    def neutral(page: str, email: str) -> str:
        return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page).replace(email, "E-MAIL")

    pages = [
        neutral(ask_for_code(Client(), email), email)
        for email in ("satu@example.id", "dua@example.id", "asing@example.id")
    ]
    wrong = [Client() for _ in range(2)]
    answers = []
    for client, email in zip(wrong, ("satu@example.id", "asing@example.id"), strict=True):
        ask_for_code(client, email)
        page = client.post("/masuk/kode/", {"code": "AAA-AAA"}).content.decode()
        answers.append(neutral(page, email))

    assert pages[0] == pages[1] == pages[2]
    assert answers[0] == answers[1]
    assert len(letters(outbox)) == 2  # both to the one address that has an account


def test_a_mail_server_that_fails_changes_nothing_in_the_answer(settings: object) -> None:
    make.account(Role.OBSERVER, email="satu@example.id")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # type: ignore[attr-defined]

    page = ask_for_code(Client(), "satu@example.id")
    sign_in._post.submit(lambda: None).result(timeout=10)

    assert "satu@example.id" in page


def test_a_wrong_code_is_said_beside_the_field_and_the_third_ends_the_try(client: Client, outbox: Path) -> None:
    make.account(Role.OBSERVER, email="satu@example.id")
    ask_for_code(client, "satu@example.id")
    code = code_in(letters(outbox)[0])

    answers = [client.post("/masuk/kode/", {"code": "AAA-AAA"}) for _ in range(3)]
    late = client.post("/masuk/kode/", {"code": code})

    assert [answer.status_code for answer in answers] == [200, 200, 302]
    assert 'class="error"' in answers[0].content.decode()
    assert late["Location"].startswith("/masuk/")
    assert "_auth_user_id" not in client.session


def test_too_many_codes_for_one_address_are_refused(outbox: Path) -> None:
    make.account(Role.OBSERVER, email="satu@example.id")
    for _ in range(5):
        ask_for_code(Client(), "satu@example.id")

    response = Client().post("/masuk/", {"email": "satu@example.id"})

    assert response.status_code == 200
    assert 'class="error"' in response.content.decode()
    assert len(letters(outbox)) == 5


@pytest.mark.parametrize("email", ["", "bukan alamat", "a@b\r\nBcc: c@example.id", "\0@example.id", "x" * 400])
def test_what_is_no_e_mail_is_said_beside_the_field(client: Client, email: str) -> None:
    response = client.post("/masuk/", {"email": email})

    assert response.status_code == 200
    assert 'class="error"' in response.content.decode()


def test_the_door_sets_a_session_for_nobody_who_only_looks(client: Client) -> None:
    response = client.get("/masuk/")

    assert set(response.cookies) <= {"csrftoken"}
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(
    "name",
    [
        "account_signup",
        "account_change_password",
        "account_set_password",
        "account_reset_password",
        "account_email",
        "mfa_signup_webauthn",
    ],
)
def test_there_is_neither_sign_up_nor_password(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_no_password_can_be_stored_or_used() -> None:
    account = make.account(Role.OBSERVER)

    assert "password" not in {field.name for field in Account._meta.get_fields()}
    assert not Client().login(email=account.email, password="")


@pytest.mark.parametrize("address", ["/redaksi/", "/redaksi/login/?next=/redaksi/pages/"])
def test_the_editors_desk_has_no_door_of_its_own(client: Client, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 302
    assert response["Location"].split("?")[0] == "/masuk/"
    posted = client.post("/redaksi/login/", {"username": "a", "password": "b"})
    assert posted["Location"].split("?")[0] == "/masuk/"


@pytest.mark.parametrize(
    "address", ["/redaksi/password_reset/", "/redaksi/account/", "/redaksi/account/change_password/"]
)
def test_wagtails_own_account_pages_offer_nothing(client: Client, address: str) -> None:
    client.force_login(make.account(Role.ADMIN))

    response = client.get(address, follow=True)

    assert 'type="password"' not in response.content.decode()
    assert response.status_code in {200, 403, 404}


def test_one_can_begin_again_with_another_address(client: Client, outbox: Path) -> None:
    make.account(Role.OBSERVER, email="satu@example.id")
    ask_for_code(client, "salah@example.id")

    client.post("/masuk/keluar/", {"next": "/masuk/"})
    ask_for_code(client, "satu@example.id")

    assert client.post("/masuk/kode/", {"code": code_in(letters(outbox)[0])})["Location"] == "/meja/"


def test_who_is_in_already_is_not_sent_round_in_circles(client: Client) -> None:
    client.force_login(make.account(Role.LIST_OFFICER))

    assert client.get("/redaksi/").status_code == 403


def test_a_closed_account_is_out_at_once(client: Client) -> None:
    account = make.account(Role.OBSERVER)
    client.force_login(account)
    before = client.get("/meja/").status_code
    Account.objects.filter(pk=account.pk).update(is_active=False)

    assert (before, client.get("/meja/").status_code) == (200, 302)


def test_signing_out_ends_the_session(client: Client) -> None:
    client.force_login(make.account(Role.OBSERVER))

    asked = client.get("/masuk/keluar/")
    client.post("/masuk/keluar/")

    assert asked.status_code == 200
    assert client.get("/meja/").status_code == 302


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize(
    "address",
    [
        "/masuk/keamanan/",
        "/masuk/keamanan/aplikasi/",
        "/masuk/keamanan/kunci/",
        "/masuk/keamanan/kunci/baru/",
        "/masuk/keluar/",
        "/meja/akun-saya/",
    ],
)
def test_every_page_of_ones_account_opens(client: Client, prefix: str, address: str) -> None:
    client.force_login(make.account(Role.OBSERVER))

    response = client.get(prefix + address)

    assert response.status_code == 200
    assert response.content.decode().count("<h1>") == 1
    assert "no-store" in response["Cache-Control"]


def test_settings_keep_staff_messages_out_of_cookies() -> None:
    assert settings.MESSAGE_STORAGE == "django.contrib.messages.storage.session.SessionStorage"
