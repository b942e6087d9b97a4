"""Options that several commands share."""

import argparse
from datetime import date
from pathlib import Path

from padan import codes, reading, regions
from padan.arguments import Parser
from padan.errors import BadInput
from padan.progress import Progress
from padan.register import Register
from padan.telling import LANGUAGES, spoken


def parser(command: str, description: str, example: str) -> argparse.ArgumentParser:
    """Begin a command's parser."""
    return Parser(prog=f"padan {command}", description=description, epilog=f"example: {example}")


def add_reading(words: argparse.ArgumentParser) -> None:
    """Add what tells how to read a list."""
    group = words.add_argument_group("reading")
    group.add_argument("--mapping", type=Path, metavar="FILE", help="TOML file: the titles of the columns")
    group.add_argument("--sheet", metavar="NAME", help="the sheet to read (default: the one with a list)")
    group.add_argument("--regions", type=Path, metavar="FILE", help="CSV table of more regions and their codes")


def add_language(words: argparse.ArgumentParser) -> None:
    """Add the language of what is printed and written."""
    words.add_argument(
        "--language", choices=LANGUAGES, default=spoken(), help="the language spoken (default: id)"
    )


def add_codes(words: argparse.ArgumentParser) -> None:
    """Add the regulation whose codes count."""
    words.add_argument(
        "--codes",
        default=codes.NEWEST,
        metavar="NAME",
        help=f"codes of the form by {', '.join(codes.regulations())}, or a TOML file (default: {codes.NEWEST})",
    )


def day(text: str) -> date:
    """Read a day such as 2026-11-24."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day such as 2026-11-24") from None


def read(file: Path, words: argparse.Namespace, progress: Progress) -> Register:
    """Read a list as the options say, and say which column was taken for what."""
    try:
        size = file.stat().st_size
    except OSError as problem:
        raise BadInput(f"{file.name}: {problem.strerror}") from problem
    if size > 8 << 20:
        progress.say(f"reading {file.name}, {size / 2**20:.0f} MB …")
    return reading.read(
        file, mapping=words.mapping, sheet=words.sheet, regions=words.regions, tell=progress.say
    )


def table_of_regions(words: argparse.Namespace) -> regions.Regions:
    """Load the table of regions that the options name."""
    return regions.load(words.regions)
