"""Getting a site ready to serve: its tables and its static files, once, however many processes start."""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
import wagtail
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

import rembuk
from rembuk.ui.storage import HashedFiles


def prepare_database(data: Path) -> None:
    """Bring tables and folders up to date; of processes that start together, one does it and the rest wait."""
    with _alone(data / "preparing.lock"):
        if is_behind():
            call_command("migrate", interactive=False, verbosity=0)


def is_behind() -> bool:
    """Say whether a migration has not been applied yet."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def prepare_static_files(data: Path) -> bool:
    """Collect and compress the static files, unless those there are of this very version; say whether."""
    stamp, wanted = data / "static.stamp", _static_version()
    with _alone(data / "preparing.lock"):
        if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
            _read_names_again()
            return False
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(wanted, encoding="ascii")
        return True


def _read_names_again() -> None:
    """Know the names that another process gave the files while this one waited.

    Wagtail makes the storage when it is imported, with the names of that moment, and every child inherits it.
    """
    storage = storages["staticfiles"]
    if isinstance(storage, HashedFiles):
        storage.hashed_files, storage.manifest_hash = storage.load_manifest()


def _static_version() -> str:
    """Return a digest of the versions in use and of our own files' sizes and times."""
    digest = hashlib.sha256(f"{rembuk.__version__} {django.__version__} {wagtail.__version__}".encode())
    for path in sorted(Path(rembuk.__file__).parent.glob("*/static/**/*")):
        status = path.stat()
        digest.update(f"{path} {status.st_size} {status.st_mtime_ns}".encode())
    return digest.hexdigest()


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
