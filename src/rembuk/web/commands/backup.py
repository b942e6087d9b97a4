"""`rembuk backup FILE`: all of a site in one file."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from rembuk.web import archive
from rembuk.web.boot import prepare_database
from rembuk.web.cli import Refusal


def run(argv: Sequence[str]) -> int:
    """Write a backup; the site may run meanwhile."""
    parser = argparse.ArgumentParser(
        prog="rembuk backup",
        description="Write database, pictures, outbox and key of a site into one file. The site may run "
        "meanwhile. The file holds everything there is: keep it as carefully as the site.",
        epilog="example: rembuk backup rembuk-2026-11-24.tar.gz",
    )
    parser.add_argument("file", metavar="FILE", type=Path)
    file: Path = parser.parse_args(argv).file
    if file.exists():
        raise Refusal(f"{file} exists already. Choose another name.")
    prepare_database(settings.DATA)
    sys.stderr.write("backing up …\n")
    try:
        with tempfile.TemporaryDirectory(dir=file.resolve().parent, prefix=".backup-") as folder:
            work = Path(folder)
            draft = work / "backup"
            # Nobody else reads what is in it, from its first byte on.
            draft.touch(mode=0o600)
            manifest = archive.pack(settings.DATA, draft, work=work, now=timezone.now())
            draft.rename(file)
    except (archive.Unusable, OSError) as problem:
        raise Refusal(str(problem)) from problem
    sys.stdout.write(
        f"{file}: {len(manifest.members)} files, ledger of {manifest.size} entries, root {manifest.root}\n"
    )
    return 0
