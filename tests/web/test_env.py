from pathlib import Path

import pytest

from rembuk.web import env


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def read(data: Path, **settings: str) -> env.Config:
    return env.read({"REMBUK_DATA": str(data), **settings})


def test_a_site_starts_from_nothing_but_a_folder(data: Path) -> None:
    config = read(data)

    assert config.database == {"ENGINE": "django.db.backends.sqlite3", "NAME": data / "rembuk.sqlite3"}
    assert (config.url, config.host, config.mail, config.debug) == (
        "http://127.0.0.1:8000",
        "127.0.0.1",
        {},
        False,
    )


def test_the_secret_key_is_made_once_and_kept_from_others(data: Path) -> None:
    first, second = read(data), read(data)

    assert first.secret_key == second.secret_key
    assert len(first.secret_key) >= 32
    assert (data / "secret-key").stat().st_mode & 0o077 == 0


def test_a_postgresql_address_is_taken_apart(data: Path) -> None:
    config = read(data, REMBUK_DATABASE_URL="postgresql://rembuk:p%40ss@db.example.id:5433/talks")

    assert config.database == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "talks",
        "USER": "rembuk",
        "PASSWORD": "p@ss",
        "HOST": "db.example.id",
        "PORT": 5433,
    }


@pytest.mark.parametrize(
    ("address", "port", "encrypted", "upgraded"),
    [
        ("smtp://mail.example.id", 25, False, False),
        ("smtp+starttls://u:p@mail.example.id", 587, False, True),
        ("smtps://u:p@mail.example.id", 465, True, False),
    ],
)
def test_a_mail_server_is_reached_on_its_usual_port(
    data: Path, address: str, port: int, encrypted: bool, upgraded: bool
) -> None:
    mail = read(data, REMBUK_SMTP_URL=address).mail

    assert (mail["EMAIL_HOST"], mail["EMAIL_PORT"], mail["EMAIL_USE_SSL"], mail["EMAIL_USE_TLS"]) == (
        "mail.example.id",
        port,
        encrypted,
        upgraded,
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("REMBUK_DATA", "/dev/null/here"),
        ("REMBUK_URL", "bincang.example.id"),
        ("REMBUK_URL", "https://bincang.example.id/talk"),
        ("REMBUK_DATABASE_URL", "mysql://localhost/talks"),
        ("REMBUK_DATABASE_URL", "postgresql://localhost"),
        ("REMBUK_DATABASE_URL", "postgresql://localhost:many/talks"),
        ("REMBUK_SMTP_URL", "mail.example.id:25"),
        ("REMBUK_SECRET_KEY", "short"),
        ("REMBUK_BUS_URL", "http://10.0.0.1:6379"),
        ("REMBUK_STREAM_PORT", "many"),
        ("REMBUK_STREAM_PORT", "0"),
        ("REMBUK_STREAM_PORT", "65530"),
        ("REMBUK_DEBUG", "yes"),
    ],
)
def test_a_wrong_setting_is_refused_in_one_line_that_names_it(data: Path, name: str, value: str) -> None:
    with pytest.raises(env.Misconfigured) as refusal:
        env.read({"REMBUK_DATA": str(data), name: value})

    message = str(refusal.value)
    assert message.startswith(f"{name}: ")
    assert "\n" not in message


def test_a_refusal_does_not_repeat_a_password(data: Path) -> None:
    with pytest.raises(env.Misconfigured) as refusal:
        read(data, REMBUK_DATABASE_URL="mysql://rembuk:hunter2@localhost/talks")

    assert "hunter2" not in str(refusal.value)
