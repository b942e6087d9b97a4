"""`rembuk draft P N`: the article that a talk's record gives."""

import argparse
import sys
from collections.abc import Sequence

from django.conf import settings

from rembuk.newsroom.core.draft import Draft
from rembuk.newsroom.core.writers import WRITERS, write
from rembuk.newsroom.queries import facts_of, style_of
from rembuk.programme.models import Talk
from rembuk.web.boot import prepare_database
from rembuk.web.cli import Refusal


def run(argv: Sequence[str]) -> int:
    """Print the draft of a talk's article."""
    parser = argparse.ArgumentParser(
        prog="rembuk draft",
        description="Print the article that a talk's record gives. Nothing is added to the facts.",
        epilog="example: rembuk draft kpu-bawaslu-talk 1 --lang en",
    )
    parser.add_argument("programme", metavar="P", help="the programme's slug")
    parser.add_argument("number", metavar="N", type=int, help="the talk's number")
    parser.add_argument("--lang", choices=sorted(WRITERS), default="id", help="language (default: %(default)s)")
    parser.add_argument("--sources", action="store_true", help="name the source of each sentence")
    wanted = parser.parse_args(argv)
    prepare_database(settings.DATA)
    talk = Talk.objects.filter(programme__slug=wanted.programme, number=wanted.number).first()
    if talk is None:
        raise Refusal(f"no talk {wanted.number} in a programme “{wanted.programme}”.")
    draft = write(facts_of(talk), wanted.lang, style_of(talk))
    sys.stdout.write(_with_sources(draft) if wanted.sources else draft.text())
    return 0


def _with_sources(draft: Draft) -> str:
    return "".join(
        f"{sentence.text}\n    {', '.join(sentence.sources)}\n"
        for paragraph in draft.paragraphs
        for sentence in paragraph
    )
