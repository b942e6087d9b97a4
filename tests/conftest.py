"""The site under test: its own data folder, an SQLite file or a PostgreSQL of its own, no way out."""

import importlib
import os
import socket
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from tests.postgresql import Cluster

os.environ["REMBUK_DATA"] = tempfile.mkdtemp(prefix="rembuk-test-")
os.environ["REMBUK_SECRET_KEY"] = "only-for-tests-" * 4
os.environ["DJANGO_SETTINGS_MODULE"] = "rembuk.web.settings"
# A browser's driver keeps an event loop in the thread that also reads rows.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

# No test depends on how fast the machine happens to be.
hypothesis_settings.register_profile("rembuk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("rembuk")

_cluster: Cluster | None = None

# The samples stand around one Wednesday; every run begins at noon in Jakarta on the day before it, so that no
# test comes to fail because a year has passed.
_BEGINS = datetime(2026, 11, 24, 5, tzinfo=UTC)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--postgresql", action="store_true", help="run on a PostgreSQL started for this run")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    global _cluster  # noqa: PLW0603 - one cluster a run, stopped in pytest_unconfigure
    if config.getoption("--postgresql") and not hasattr(config, "workerinput"):
        _cluster = Cluster.start()
        os.environ["REMBUK_DATABASE_URL"] = _cluster.url
    from django.conf import settings
    from django.test.signals import clear_cache_handlers, storages_changed

    # Names with a hash need a collected folder; the test of `serve` collects one, the others do without.
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    storages_changed(setting="STORAGES")  # a second process may have looked before
    settings.CACHES["default"]["LOCATION"] = tempfile.mkdtemp(prefix="rembuk-cache-")  # each worker its own
    clear_cache_handlers(setting="CACHES")
    _set_the_clock()
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        # A file as on a real machine: each thread and process has a connection of its own. In memory all would
        # share one, and the acts of two visitors would run into each other.
        rows = Path(tempfile.mkdtemp(prefix="rembuk-rows-")) / "rows.sqlite3"
        settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = rows
    settings.WHITENOISE_USE_FINDERS = True
    settings.WHITENOISE_AUTOREFRESH = True
    for folder in (settings.STATIC_ROOT, settings.FILE_UPLOAD_TEMP_DIR):
        Path(folder).mkdir(exist_ok=True)


def _set_the_clock() -> None:
    from django.utils import timezone

    ahead = _BEGINS - datetime.now(UTC)
    timezone.now = lambda: datetime.now(UTC) + ahead


def pytest_unconfigure(config: pytest.Config) -> None:
    if _cluster is not None:
        _cluster.stop()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Give tests with real transactions the rows that the migrations made; put long tests first, browsers last.

    A browser's driver keeps an event loop in the thread, where no other loop can run any more. On PostgreSQL
    only the tests that use a database run: the others have nothing new to say there.
    """
    items.sort(key=_place)
    if config.getoption("--postgresql"):
        idle = [item for item in items if not _uses_a_database(item)]
        config.hook.pytest_deselected(items=idle)
        items[:] = [item for item in items if _uses_a_database(item)]
    for item in items:
        mark = item.get_closest_marker("django_db")
        if mark is not None and mark.kwargs.get("transaction"):
            item.add_marker(pytest.mark.django_db(transaction=True, serialized_rollback=True), append=False)


def _place(item: pytest.Item) -> int:
    return 0 if item.get_closest_marker("long") else 2 if item.get_closest_marker("browser") else 1


def _uses_a_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(fixtures & {"db", "transactional_db"})


@pytest.fixture(autouse=True)
def uncached(request: pytest.FixtureRequest, settings: Any) -> None:
    """Make every page anew, so that a test sees what a view does; a whole site keeps its cache."""
    if "live_server" not in request.fixturenames:
        settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != "rembuk.web.cache.PublicCache"]


@pytest.fixture(autouse=True, scope="session")
def real_transactions(django_db_setup: None) -> Iterator[None]:
    """Let a test with real transactions empty the log, which nobody else may, and find the migrations' rows.

    While a browser's driver keeps an event loop, Django gives the thread another connection object, which
    knows nothing of the rows that the migrations made; so they are handed on from the first to the next.
    """
    from django.db import connection
    from django.test import TransactionTestCase

    guards = importlib.import_module("rembuk.ledger.migrations.0002_append_only")
    case: Any = TransactionTestCase
    empty, fill = case._fixture_teardown, case._fixture_setup.__func__
    # No browser runs yet, so this is the connection that the tables were made by. Nothing is kept of them where
    # no test of this run has real transactions.
    first: Any = connection
    made_by_migrations = getattr(first, "_test_serialized_contents", None)

    def empty_unguarded(self: Any) -> None:
        with connection.schema_editor() as editor:
            guards.allow(None, editor)
        empty(self)
        with connection.schema_editor() as editor:
            guards.forbid(None, editor)

    def fill_by_any_connection(cls: Any) -> None:
        present: Any = connection
        present._test_serialized_contents = made_by_migrations
        fill(cls)

    case._fixture_teardown, case._fixture_setup = empty_unguarded, classmethod(fill_by_any_connection)
    yield
    case._fixture_teardown, case._fixture_setup = empty, classmethod(fill)


@pytest.fixture(autouse=True, scope="session")
def only_loopback() -> Iterator[None]:
    """Close every socket but those of this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and address[0] not in {
            "127.0.0.1",
            "::1",
            "localhost",
        }:
            raise PermissionError(f"tests reach nothing but this machine, not {address[0]}")
        connect(self, address)

    socket.socket.connect = guarded  # type: ignore[method-assign, assignment]
    yield
    socket.socket.connect = connect  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """Begin each test in the site's own language, whatever page was asked for last."""
    from django.utils import translation

    translation.deactivate()
    yield
    translation.deactivate()
