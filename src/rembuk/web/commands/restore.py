"""`rembuk restore FILE`: a site from its backup, checked before it is put in place."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from rembuk.web import archive
from rembuk.web.cli import Refusal


def run(argv: Sequence[str]) -> int:
    """Unpack, check every file and the ledger, and only then put the site in place."""
    parser = argparse.ArgumentParser(
        prog="rembuk restore",
        description="Put a site in place from its backup, after checking every file and the whole ledger. "
        "Stop the site first.",
        epilog="example: rembuk restore rembuk-2026-11-24.tar.gz",
    )
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument(
        "--replace",
        action="store_true",
        help="put the present site aside, under a dated name, and take its place",
    )
    wanted = parser.parse_args(argv)
    data: Path = settings.DATA
    if (data / archive.SQLITE).exists() and not wanted.replace:
        raise Refusal(f"{data} holds a site already. Add --replace to put it aside.")
    sys.stderr.write("checking the backup …\n")
    try:
        with tempfile.TemporaryDirectory(dir=data.parent, prefix=".restore-") as folder:
            site = Path(folder) / "site"
            site.mkdir(mode=0o700)
            manifest = archive.unpack(wanted.file, site)
            _check(site, manifest)
            aside = _take_place(site, data, timezone.now())
    except (archive.Unusable, OSError) as problem:
        raise Refusal(str(problem)) from problem
    kept = f"; the site before it is in {aside}" if aside else ""
    sys.stdout.write(f"restored: ledger of {manifest.size} entries, root {manifest.root}{kept}\n")
    return 0


def _check(site: Path, manifest: archive.Manifest) -> None:
    """Fill a PostgreSQL database if the backup has one, and verify the ledger against the manifest."""
    dump = site / archive.POSTGRESQL
    if dump.exists():
        if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
            raise archive.Unusable("the backup is of PostgreSQL. Set REMBUK_DATABASE_URL to an empty database.")
        archive.restore_postgresql(dump)
        dump.unlink()
    elif not settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        raise archive.Unusable("the backup is of SQLite. Leave REMBUK_DATABASE_URL out.")
    command = [sys.executable, "-m", "rembuk.web", "verify", "--expect", manifest.root]
    environment = {**os.environ, "REMBUK_DATA": str(site)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    if done.returncode:
        first = (done.stdout or done.stderr).strip().splitlines()[0]
        raise archive.Unusable(f"the ledger in the backup is not well: {first}")


def _take_place(site: Path, data: Path, now: datetime) -> Path | None:
    aside = None
    if {path.name for path in data.iterdir()} <= {archive.KEY, settings.FILE_UPLOAD_TEMP_DIR.name}:
        # Reading the settings made this folder and its key a moment ago; the backup brings the true one.
        shutil.rmtree(data)
    else:
        aside = data.with_name(f"{data.name}.before-{now:%Y%m%d-%H%M%S}")
        data.rename(aside)
    site.rename(data)
    return aside
