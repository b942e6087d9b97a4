"""The measurements; Django is set up before this is read."""

import os
import platform
import random
import sqlite3
import statistics
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from django.conf import settings

from bench.inprocess import Cost, measure
from rembuk.institutions.models import Institution
from rembuk.institutions.permits import CONSOLE
from rembuk.programme.models import Arrival, Partner, Programme, Registration, Talk
from rembuk.record import actions
from rembuk.record.actions.keeping import learn
from rembuk.record.models import Certificate, Line
from rembuk.record.queries.papers import certificate_facts
from rembuk.record.queries.search import search
from rembuk.ui import paper

TALKS, LINES, WORDS = 500, 2_000, 40_000
CERTIFICATES = 1_000
NOW = datetime(2026, 11, 25, 8, tzinfo=UTC)

QUESTIONS = {
    "a common word": "kata0",
    "a rare word": "coklit",
    "two common words": "kata1 kata7",
    "kin of a word": "mencoklit",
    "a slip": "coklti",
    "a word that stands nowhere": "zyxwvutsr",
}


def measured() -> str:
    """Fill a site, measure, and return the page."""
    filled = _timed(_fill)
    searches = [(name, text, *_searched(text)) for name, text in QUESTIONS.items()]
    return _page(filled, searches, _printed(), measure("record", f"/acara/bincang/{TALKS}/rekaman/"))


def _timed(act: Callable[[], object]) -> float:
    """Return the seconds of CPU that an act takes in this process, the database's included."""
    begun = time.process_time()
    act()
    return time.process_time() - begun


def _median(act: Callable[[], object], times: int = 9) -> float:
    return statistics.median(_timed(act) for _ in range(times)) * 1000


def _fill() -> None:
    """Write the lines as captions come in: eleven words each, common ones as common as in speech."""
    chance = random.Random(5)
    vocabulary = [f"kata{n}" for n in range(WORDS)]
    weights = [1 / (rank + 3) for rank in range(WORDS)]
    host = Institution.objects.create(key="contoh", name="Lembaga Contoh", kind="kpu")
    programme = Programme.objects.create(slug="bincang", name="Bincang", purpose="Contoh")
    Partner.objects.create(programme=programme, institution=host, position=1)
    for number in range(1, TALKS + 1):
        talk = Talk.objects.create(
            programme=programme, number=number, title=f"Bincang {number}", host=host, mode="daring",
            state="published", date=date(2006, 1, 4) + timedelta(days=14 * number),
        )  # fmt: skip
        said = chance.choices(vocabulary, weights, k=LINES * 11)
        texts = [" ".join(said[start : start + 11]) for start in range(0, len(said), 11)]
        texts[100] += " coklit"
        Line.objects.bulk_create(
            [
                Line(talk=talk, starts=n * 3_600, ends=n * 3_600 + 3_500, text=text)
                for n, text in enumerate(texts)
            ],
            batch_size=2_000,
        )
    learn([" ".join(vocabulary), "coklit mencoklit"])


def _searched(text: str) -> tuple[float, float, float, int]:
    """Return the medians of our search, of the bare index and of a scan, in milliseconds, and how many talks."""
    found = len(search(text).found)
    bare = sqlite3.connect(settings.DATABASES["default"]["NAME"])
    match = " AND ".join(f'"{word}"' for word in text.split())
    index = "SELECT rowid FROM record_line_words WHERE record_line_words MATCH ? ORDER BY rowid DESC LIMIT 12"
    scan = "SELECT id FROM record_line WHERE text LIKE ? ORDER BY id DESC LIMIT 300"
    limit = _median(lambda: bare.execute(index, [f"text : ({match})"]).fetchall())
    like = _median(lambda: bare.execute(scan, [f"%{text.split(maxsplit=1)[0]}%"]).fetchall(), times=1)
    bare.close()
    return _median(lambda: search(text)), limit, like, found


def _printed() -> tuple[float, float]:
    """Return how many seconds the certificates take on this core, and how many the typesetter alone does."""
    talk = Talk.objects.select_related("programme", "host").get(number=TALKS)
    for n in range(CERTIFICATES):
        visitor = Registration.objects.create(
            talk=talk, code=f"{n:020}", door_code=f"{n:05}", name=f"Contoh Warga {n}", place="online",
            standing="sure", made_at=NOW, queued_at=NOW,
        )  # fmt: skip
        Arrival.objects.create(talk=talk, registration=visitor, witness="online", at=NOW)
    actions.give_certificates(by=CONSOLE, talk=talk, now=NOW)
    ours = _timed(lambda: actions.print_certificates(now=NOW, beat=lambda: None))
    facts = certificate_facts(Certificate.objects.select_related("talk__programme", "talk__host")[0])
    bare = _timed(
        lambda: [
            paper.pdf("record/certificate.typ", {**facts, "name": f"Contoh {n}"}, at=NOW) for n in range(100)
        ]
    )
    return ours, bare * CERTIFICATES / 100


def _page(
    filled: float,
    searches: list[tuple[str, str, float, float, float, int]],
    printed: tuple[float, float],
    page: Cost,
) -> str:
    rows = "\n".join(
        f"| {name} | `{text}` | {found} | {ours:.1f} | {limit:.1f} | {like:.0f} |"
        for name, text, ours, limit, like, found in searches
    )
    return f"""# Benchmarks of the record

{datetime.now(UTC):%d %B %Y} · {os.cpu_count()} cores, {platform.system()} {platform.release()} · Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}

The machine is shared and noisy, so times are of CPU in one process, the database's included. Run it again with
`make bench-record`.

## Search

{TALKS} talks with {TALKS * LINES:,} lines of transcript, eleven words each out of {WORDS:,}, as frequent as words are in
speech; written in {filled:.0f} s, search index included. Milliseconds of CPU, median of nine. *Ours* finds the talks and
shows their lines, with kin and slips; *bare index* asks FTS5 for twelve rows and nothing more, the limit; *scan* is what
`LIKE` takes to look for the first word without an index. The bar is 100 ms.

| question | words | talks | ours | bare index | scan |
|---|---|---|---|---|---|
{rows}

## The record's page

Of a talk of two hours with {LINES:,} lines of transcript: **{page.bytes / 1024:.1f} KB** compressed (budget 10 KB of HTML; the
transcript comes in pieces), {page.queries} queries, {page.fresh_ms:.0f} ms of CPU.

## Certificates

{CERTIFICATES:,} certificates numbered, signed, with their code, printed as PDF/UA-1 on one core: **{printed[0]:.0f} s** (bar 60 s). The
typesetter alone, with a code drawn beforehand, takes {printed[1]:.0f} s; the rest is mostly drawing the code that holds the signature.
"""
