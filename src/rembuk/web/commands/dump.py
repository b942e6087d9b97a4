"""`rembuk dump P`: a programme as its file."""

import argparse
import sys
from collections.abc import Sequence

from django.conf import settings
from django.utils import timezone

from rembuk.programme.core.talkfile.writing import write
from rembuk.programme.models import Programme
from rembuk.record.queries import document_of
from rembuk.record.queries.consent import withholds_anything
from rembuk.web.boot import prepare_database
from rembuk.web.cli import Refusal


def run(argv: Sequence[str]) -> int:
    """Print the file of a programme."""
    parser = argparse.ArgumentParser(
        prog="rembuk dump",
        description="Print a programme as the file that `rembuk load` reads, with what someone withholds.",
        epilog="example: rembuk dump kpu-bawaslu-talk > programme.toml",
    )
    parser.add_argument("programme", metavar="P", help="the programme's slug")
    slug: str = parser.parse_args(argv).programme
    prepare_database(settings.DATA)
    programme = Programme.objects.filter(slug=slug).first()
    if programme is None:
        known = ", ".join(Programme.objects.values_list("slug", flat=True)) or "none yet"
        raise Refusal(f"no programme “{slug}”. There is: {known}.")
    sys.stdout.write(write(document_of(programme), today=timezone.localdate()))
    if withholds_anything(programme.talks.values_list("pk", flat=True)):
        sys.stderr.write(
            "This copy is your own: it also holds words that someone no longer wants shown. "
            "What may be handed on is the handover of each talk.\n"
        )
    return 0
