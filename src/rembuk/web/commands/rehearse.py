"""`rembuk rehearse P`: a talk that is live now to try everything with, and gone without a trace."""

import argparse
import json
import sys
from collections.abc import Sequence

from django.conf import settings
from django.utils import timezone

from rembuk.hall.actions import rehearsal
from rembuk.hall.core.tokens import Purpose, issue
from rembuk.hall.models import Room
from rembuk.institutions.permits import CONSOLE
from rembuk.programme.models import Programme
from rembuk.web.boot import prepare_database
from rembuk.web.cli import Refusal


def run(argv: Sequence[str]) -> int:
    """Begin a rehearsal and say where it is, or end all rehearsals of a programme."""
    parser = argparse.ArgumentParser(
        prog="rembuk rehearse",
        description="Make a talk that is live now, with sample questions, a poll and a quiz; questions are "
        "approved at once. --end removes all of it.",
        epilog="example: rembuk rehearse kpu-bawaslu-talk --json",
    )
    parser.add_argument("programme", metavar="P", help="the programme's slug")
    parser.add_argument("--end", action="store_true", help="end the rehearsal and remove every trace of it")
    parser.add_argument("--json", action="store_true", help="print the addresses as JSON")
    wanted = parser.parse_args(argv)
    prepare_database(settings.DATA)
    programme = Programme.objects.filter(slug=wanted.programme).first()
    if programme is None:
        raise Refusal(f"no programme “{wanted.programme}”. `rembuk load FILE.toml` brings one.")
    now = timezone.now()
    if wanted.end:
        ended = rehearsal.end(by=CONSOLE, programme=programme, now=now)
        sys.stdout.write(json.dumps({"ended": ended}) + "\n" if wanted.json else f"rehearsals ended: {ended}\n")
        return 0
    facts = addresses(rehearsal.begin(by=CONSOLE, programme=programme, now=now))
    if wanted.json:
        sys.stdout.write(json.dumps(facts) + "\n")
    else:
        sys.stdout.write("".join(f"{name:9} {fact}\n" for name, fact in facts.items()))
        sys.stderr.write(f"It ends, and leaves no trace, with: rembuk rehearse {programme.slug} --end\n")
    return 0


def addresses(room: Room) -> dict[str, object]:
    """Return where the rehearsal is: programme, number, addresses, and the token that feeds captions."""
    slug, number = room.talk.programme.slug, room.talk.number
    place = f"{settings.SITE_URL}/acara/{slug}/{number}"
    secret = settings.SECRET_KEY.encode()
    return {
        "programme": slug,
        "number": number,
        "room": f"{place}/ruang/",
        "stream": f"{place}/ruang/arus",
        "text": f"{place}/teks/",
        "screen": f"{place}/layar/",
        "operator": f"{settings.SITE_URL}/meja/{slug}/{number}/kendali/",
        "captions": issue(secret, Purpose.CAPTIONS, room=room.pk, key=room.caption_key),
    }
