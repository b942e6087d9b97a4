"""`rembuk manage …`: Django's own commands, for developers."""

from collections.abc import Sequence

from django.core.management import execute_from_command_line


def run(argv: Sequence[str]) -> int:
    """Hand the words on to Django."""
    execute_from_command_line(["rembuk manage", *argv])
    return 0
