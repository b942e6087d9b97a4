"""`rembuk verify`: recompute the ledger and say what is wrong, and where."""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence

from django.conf import settings

from rembuk.ledger import queries
from rembuk.ledger.queries import Fault
from rembuk.web.boot import prepare_database

_MOST_SHOWN = 1_000
_PATIENCE = 2.0


def run(argv: Sequence[str]) -> int:
    """Print size and root of a log that is well, or else every fault; exit code 1 if there is one."""
    parser = argparse.ArgumentParser(
        prog="rembuk verify",
        description="Recompute the ledger from its first entry; say what is wrong and where.",
        epilog="example: rembuk verify",
    )
    parser.add_argument("--expect", metavar="ROOT", help="the root, in hexadecimal, that the log must have")
    expected: str | None = parser.parse_args(argv).expect
    prepare_database(settings.DATA)
    head = queries.head()
    count = 0
    for count, fault in enumerate(_watched(queries.faults(), head.size), start=1):
        sys.stdout.write(f"{fault}\n")
        if count == _MOST_SHOWN:
            sys.stdout.write("and more; the first ones tell the most\n")
            break
    if expected is not None and head.root.hex() != expected.lower():
        count += 1
        sys.stdout.write(f"the root is {head.root.hex()}, not {expected.lower()}\n")
    if count:
        return 1
    sys.stdout.write(f"well: {head.size} entries, root {head.root.hex()}\n")
    return 0


def _watched(faults: Iterator[Fault], size: int) -> Iterator[Fault]:
    """Say on the error stream that a long check is under way."""
    started = time.monotonic()
    if size > 50_000:
        sys.stderr.write(f"checking {size} entries …\n")
    yield from faults
    if time.monotonic() - started > _PATIENCE:
        sys.stderr.write(f"checked {size} entries\n")
