"""A site as one file: its database, pictures, outbox and key, with a manifest that says what must be in it."""

import hashlib
import io
import json
import shutil
import sqlite3
import subprocess
import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from django.db import connection, transaction

import rembuk
from rembuk.ledger import queries

FORMAT = 1
MANIFEST = "manifest.json"
FOLDERS = ("media", "outbox", "fonts")
KEY = "secret-key"
SQLITE, POSTGRESQL = "rembuk.sqlite3", "database.dump"


class Unusable(Exception):
    """A backup cannot be made or used. The message is one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup holds: `members` gives the SHA-256 of each file, size and root are the ledger's."""

    format: int
    version: str
    made_at: str
    size: int
    root: str
    members: Mapping[str, str]


def pack(data: Path, target: Path, *, work: Path, now: datetime) -> Manifest:
    """Write a site into a new file, from a copy of the database taken at one moment.

    :param work: an empty folder for the copy. :raises Unusable: if the database cannot be copied.
    """
    copy, head = _copy_sqlite(work) if connection.vendor == "sqlite" else _copy_postgresql(work)
    members = {copy.name: copy, **dict(_files(data))}
    manifest = Manifest(
        format=FORMAT,
        version=rembuk.__version__,
        made_at=now.isoformat(),
        size=head.size,
        root=head.root.hex(),
        members={name: _sha256(path) for name, path in members.items()},
    )
    with tarfile.open(target, "w:gz") as archive:
        words = json.dumps(asdict(manifest), indent=1).encode()
        described = tarfile.TarInfo(MANIFEST)
        described.size = len(words)
        archive.addfile(described, io.BytesIO(words))
        for name, path in members.items():
            archive.add(path, name, recursive=False)
    return manifest


def unpack(source: Path, folder: Path) -> Manifest:
    """Unpack a backup into an empty folder and check every file against the manifest.

    :raises Unusable: if the file is no backup, is damaged, or holds anything that its manifest does not name.
    """
    try:
        with tarfile.open(source, "r:gz") as archive:
            for member in archive:
                _unpack_member(archive, member, folder)
    except (OSError, EOFError, tarfile.TarError, ValueError) as problem:
        raise Unusable(f"{source} is damaged, or no backup at all ({problem})") from problem
    manifest = _manifest(folder)
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    for name in sorted(found.keys() ^ manifest.members.keys()):
        raise Unusable(f"{source} {'holds' if name in found else 'lacks'} {name}, against its manifest")
    for name, path in found.items():
        if _sha256(path) != manifest.members[name]:
            raise Unusable(f"{source} is damaged: {name} is not what was backed up")
    return manifest


def _copy_sqlite(work: Path) -> tuple[Path, queries.Head]:
    copy = work / SQLITE
    connection.ensure_connection()
    with sqlite3.connect(copy) as target:
        connection.connection.backup(target)
        commitments = target.execute('SELECT commitment FROM ledger_entry ORDER BY "index"')
        head = queries.head_of(bytes(commitment) for (commitment,) in commitments)
    target.close()
    return copy, head


def _copy_postgresql(work: Path) -> tuple[Path, queries.Head]:
    program = shutil.which("pg_dump")
    if program is None:
        raise Unusable("pg_dump is missing. Install it with: apt-get install postgresql-client")
    copy = work / POSTGRESQL
    with transaction.atomic(), connection.cursor() as cursor:
        # The dump and the ledger's head are of one and the same moment.
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        head = queries.head()
        options = ["--format=custom", "--no-owner", f"--snapshot={snapshot}", f"--file={copy}"]
        _run([program, *options], "pg_dump")
    return copy, head


def restore_postgresql(dump: Path) -> None:
    """Fill the site's empty PostgreSQL database from a dump. :raises Unusable: if it is not empty, or fails."""
    if connection.introspection.table_names():
        raise Unusable("the PostgreSQL database is not empty. Restore into a new one and point the site at it.")
    program = shutil.which("pg_restore")
    if program is None:
        raise Unusable("pg_restore is missing. Install it with: apt-get install postgresql-client")
    _run(
        [program, "--no-owner", "--single-transaction", "--exit-on-error", f"--dbname={_name()}", str(dump)],
        "pg_restore",
    )


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def _run(command: list[str], what: str) -> None:
    facts = connection.settings_dict
    access = {
        "PGHOST": facts["HOST"],
        "PGPORT": str(facts["PORT"]),
        "PGUSER": facts["USER"],
        "PGDATABASE": facts["NAME"],
    }
    # The password goes by the environment, since other users of the machine can read a command line.
    access["PGPASSWORD"] = facts["PASSWORD"]
    environment = {name: value for name, value in access.items() if value} | {"PATH": "/usr/bin:/bin"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    if done.returncode:
        raise Unusable(f"{what} failed: {(done.stderr.strip().splitlines() or ['no reason given'])[0]}")


def _files(data: Path) -> Iterator[tuple[str, Path]]:
    for folder in FOLDERS:
        for path in sorted((data / folder).rglob("*")):
            # A name with a dot in front is a message that is still being written.
            if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
                yield path.relative_to(data).as_posix(), path
    if (data / KEY).is_file():
        yield KEY, data / KEY


def _unpack_member(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    name = PurePosixPath(member.name)
    allowed = name.parts[0] in {MANIFEST, SQLITE, POSTGRESQL, KEY, *FOLDERS} if name.parts else False
    if not member.isreg() or name.is_absolute() or ".." in name.parts or not allowed:
        raise ValueError(f"it holds {member.name!r}, which no backup holds")
    content = archive.extractfile(member)
    if content is None:
        raise ValueError(f"{member.name!r} has no content")
    path = folder.joinpath(*name.parts)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    with content, path.open("wb") as file:
        shutil.copyfileobj(content, file)


def _manifest(folder: Path) -> Manifest:
    try:
        raw: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        manifest = Manifest(**raw)
    except (OSError, ValueError, TypeError) as problem:
        raise Unusable("the file has no readable manifest, so it is no backup") from problem
    if manifest.format != FORMAT:
        raise Unusable(f"the backup has format {manifest.format}; this version reads format {FORMAT}")
    (folder / MANIFEST).unlink()
    return manifest


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
