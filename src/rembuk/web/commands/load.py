"""`rembuk load FILE.toml …`: programmes from their files."""

import argparse
import hashlib
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from rembuk.institutions.permits import CONSOLE
from rembuk.programme.core.talkfile.document import BadFile
from rembuk.programme.core.talkfile.reading import read
from rembuk.record import interchange
from rembuk.web.boot import prepare_database
from rembuk.web.cli import Refusal

_MOST_BYTES = 10_000_000


def run(argv: Sequence[str]) -> int:
    """Load each file, whole or not at all; say what was new."""
    parser = argparse.ArgumentParser(
        prog="rembuk load",
        description="Load programmes from their files. Loading the same file again changes nothing.",
        epilog="example: rembuk load data/first-talk.toml",
    )
    parser.add_argument("files", nargs="+", metavar="FILE.toml", type=Path)
    files: list[Path] = parser.parse_args(argv).files
    prepare_database(settings.DATA)
    for file in files:
        sys.stdout.write(f"{file}: {load(file)}\n")
    return 0


def load(file: Path) -> str:
    """Load one file and return in words what was new. :raises Refusal: naming the file and the place."""
    content = _content(file)
    now = timezone.now()
    try:
        document = read(content.decode(), today=timezone.localdate(now))
    except (BadFile, UnicodeDecodeError) as problem:
        raise Refusal(f"{file}: {problem}".replace("\n", " ")) from problem
    digest = hashlib.sha256(content).hexdigest()
    outcome = interchange.load(by=CONSOLE, document=document, digest=digest, now=now)
    if not outcome:
        return "nothing new"
    tallies = {"added": outcome.added, "changed": outcome.changed, "removed": outcome.removed}
    return "; ".join(f"{word} {_count(tally)}" for word, tally in tallies.items() if tally)


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            content = opened.read(_MOST_BYTES + 1)
    except OSError as problem:
        raise Refusal(f"{file}: cannot be read ({problem.strerror})") from problem
    if len(content) > _MOST_BYTES:
        raise Refusal(f"{file}: larger than 10 MB, so it is no programme's file")
    return content


def _count(tally: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {name.lower()}" for name, count in tally.items())
