"""Registers people from a process of its own: `python -m tests.programme.crowd TALK FIRST COUNT`."""

import sys
from datetime import UTC, datetime

import django

from tests.concurrency import both_at_once

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def main(talk_id: int, first: int, count: int) -> None:
    """Register so many people; print one line for each that was refused or failed."""
    django.setup()
    from rembuk.programme.actions import registration
    from rembuk.programme.core.seats import Place
    from rembuk.programme.models import Talk

    talk = Talk.objects.get(pk=talk_id)

    def one(n: int) -> registration.Receipt:
        facts = registration.RegistrationFacts(
            name=f"Contoh {n}", contact=f"warga{n}@example.id", place=Place.HALL
        )
        return registration.register(talk=talk, facts=facts, now=NOW)

    for answer in both_at_once(*(lambda n=n: one(n) for n in range(first, first + count))):
        if isinstance(answer, Exception):
            sys.stdout.write(f"{type(answer).__name__}: {answer}\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
