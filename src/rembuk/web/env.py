"""The site's settings as they come from the environment: typed, with a default, or one clear refusal.

Every setting is one row of `SETTINGS`; docs/running.md is checked against it.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


class Misconfigured(Exception):
    """A setting is missing or wrong. The message is one line that says what to do."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One name in the environment, what it means, and what holds when it is absent."""

    name: str
    meaning: str
    default: str


SETTINGS = (
    Setting("REMBUK_DATA", "Folder that holds all of the site's data", "./var"),
    Setting("REMBUK_URL", "Address under which people reach the site", "http://127.0.0.1:8000"),
    Setting("REMBUK_PLACE", "Name of the place, as the home page says it", "Probolinggo"),
    Setting(
        "REMBUK_DATABASE_URL",
        "postgresql://USER:PASSWORD@HOST:PORT/NAME; absent, SQLite in the data folder",
        "",
    ),
    Setting(
        "REMBUK_SMTP_URL",
        "smtp://USER:PASSWORD@HOST:PORT, smtp+starttls://… or smtps://…; absent, .eml files in the outbox",
        "",
    ),
    Setting("REMBUK_MAIL_FROM", "Sender of the site's e-mail", "Rembuk <rembuk@localhost>"),
    Setting(
        "REMBUK_SECRET_KEY", "Key that signs sessions; absent, one is made and kept in the data folder", ""
    ),
    Setting("REMBUK_STREAM_PORT", "First of the ten UDP ports to which encoders send (SRT)", "9710"),
    Setting("REMBUK_BUS_URL", "redis://HOST:PORT, the bus between several machines; absent, none", ""),
    Setting("REMBUK_PROXIES", "How many proxies stand before the site, such as nginx", "0"),
    Setting("REMBUK_DEBUG", "1 shows errors in the browser; never on a public machine", "0"),
)


@dataclass(frozen=True, slots=True)
class Config:
    """The settings, read and checked."""

    data: Path
    url: str
    host: str
    place: str
    database: dict[str, Any]
    mail: dict[str, Any]
    mail_from: str
    secret_key: str
    stream_port: int
    bus: str
    proxies: int
    debug: bool


def read(environ: Mapping[str, str]) -> Config:
    """Read every setting from the environment. :raises Misconfigured: naming the setting and the remedy."""
    values = {setting.name: environ.get(setting.name, "").strip() or setting.default for setting in SETTINGS}
    data = _folder(values["REMBUK_DATA"])
    url = _site_address(values["REMBUK_URL"])
    return Config(
        data=data,
        url=url,
        host=urlsplit(url).hostname or "",
        place=values["REMBUK_PLACE"],
        database=_database(values["REMBUK_DATABASE_URL"], data),
        mail=_mail(values["REMBUK_SMTP_URL"]),
        mail_from=values["REMBUK_MAIL_FROM"],
        secret_key=_secret_key(values["REMBUK_SECRET_KEY"], data),
        stream_port=_port_number("REMBUK_STREAM_PORT", values["REMBUK_STREAM_PORT"]),
        bus=_bus(values["REMBUK_BUS_URL"]),
        proxies=_proxies(values["REMBUK_PROXIES"]),
        debug=_flag("REMBUK_DEBUG", values["REMBUK_DEBUG"]),
    )


def _folder(value: str) -> Path:
    folder = Path(value).expanduser().resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise Misconfigured(
            f"REMBUK_DATA: cannot make the folder {value!r} ({problem.strerror}). Name one you may write to."
        ) from problem
    return folder


def _site_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/"):
        raise Misconfigured(
            f"REMBUK_URL: {value!r} is not an address. Write for example https://bincang.example.id"
        )
    return value.rstrip("/")


def _database(value: str, data: Path) -> dict[str, Any]:
    if not value:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": data / "rembuk.sqlite3"}
    parts = urlsplit(value)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise Misconfigured(
            "REMBUK_DATABASE_URL: not a PostgreSQL address. Write postgresql://USER:PASSWORD@HOST:PORT/NAME, "
            "or leave it out for SQLite."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.strip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or parse_qs(parts.query).get("host", [""])[0],
        "PORT": _port("REMBUK_DATABASE_URL", value) or "",
    }


def _mail(value: str) -> dict[str, Any]:
    """Return Django's e-mail settings; empty when mail goes to the outbox folder."""
    if not value:
        return {}
    parts = urlsplit(value)
    usual_port = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}.get(parts.scheme)
    if usual_port is None or not parts.hostname:
        raise Misconfigured(
            "REMBUK_SMTP_URL: not a mail server's address. Write smtp://USER:PASSWORD@HOST:PORT, "
            "or leave it out to get .eml files in the outbox."
        )
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": _port("REMBUK_SMTP_URL", value) or usual_port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp+starttls",
    }


def _port(name: str, value: str) -> int | None:
    try:
        return urlsplit(value).port
    except ValueError as problem:
        raise Misconfigured(
            f"{name}: the port is not a number from 0 to 65535. Mend it or leave it out."
        ) from problem


def _port_number(name: str, value: str) -> int:
    if not (value.isascii() and value.isdecimal() and 1 <= int(value) <= 65_500):
        raise Misconfigured(f"{name}: write a port from 1 to 65500, not {value!r}.")
    return int(value)


def _secret_key(value: str, data: Path) -> str:
    if value:
        if len(value) < 32:
            raise Misconfigured(
                "REMBUK_SECRET_KEY: too short. Give at least 32 random characters, or leave it out."
            )
        return value
    kept = data / "secret-key"
    if not kept.exists():
        # A second process may start at the same moment: the first to create the file wins, both read it.
        try:
            kept.touch(mode=0o600, exist_ok=False)
            kept.write_text(secrets.token_urlsafe(48), encoding="ascii")
        except FileExistsError:
            pass
    return kept.read_text(encoding="ascii")


def _bus(value: str) -> str:
    if value and urlsplit(value).scheme not in {"redis", "rediss", "unix"}:
        raise Misconfigured(
            "REMBUK_BUS_URL: not an address of the Redis protocol. Write redis://HOST:PORT, "
            "or leave it out on one machine."
        )
    return value


def _proxies(value: str) -> int:
    if value not in {"0", "1", "2", "3"}:
        raise Misconfigured("REMBUK_PROXIES: write how many proxies stand before the site, from 0 to 3.")
    return int(value)


def _flag(name: str, value: str) -> bool:
    if value not in {"0", "1"}:
        raise Misconfigured(f"{name}: write 1 or 0, not {value!r}.")
    return value == "1"
