"""The command `rembuk`: one word a task, each a module of `rembuk.web.commands`."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

import django

from rembuk.web.env import Misconfigured

COMMANDS = {
    "serve": "set up what is missing and serve the site",
    "rooms": "open the door: live rooms, and the pages behind (serve starts it)",
    "worker": "do the queued tasks and chores (serve starts one)",
    "broadcaster": "take in the streams of the talks (serve starts one)",
    "load": "load programmes from their files",
    "dump": "print a programme as its file",
    "draft": "print the article that a talk gives",
    "rehearse": "make a talk that is live now to try everything, or end it",
    "staff-link": "print a link for a first sign-in",
    "check-certificate": "say whether a certificate is genuine",
    "verify": "recompute the ledger and say what is wrong",
    "backup": "write all of a site into one file",
    "restore": "put a site in place from its backup",
    "manage": "run one of Django's own commands",
}
# These start without Django: `manage` hands over to Django's own start, and checking a certificate needs a
# site only for its key.
BARE = frozenset({"manage", "check-certificate"})


class Refusal(Exception):
    """A command cannot do what it was asked. The message is one clear line."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code: 0 done, 2 bad input."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(prog="rembuk", description="The platform of joint election talks.")
    choices = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, summary in COMMANDS.items():
        choices.add_parser(name, help=summary, add_help=False)
    chosen, rest = parser.parse_args(arguments[:1]).command, arguments[1:]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rembuk.web.settings")
    try:
        if chosen not in BARE:
            django.setup()
        module = importlib.import_module(f"rembuk.web.commands.{chosen.replace('-', '_')}")
        return int(module.run(rest))
    except (Misconfigured, Refusal) as problem:
        sys.stderr.write(f"rembuk {chosen}: {problem}\n")
        return 2
