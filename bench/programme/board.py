"""The board of five years, as a secretariat opens it. Needs a site that is set up and loaded."""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from rembuk.institutions.models import Account, Institution, Membership, RoleChoice
from rembuk.institutions.queries import actor_of
from rembuk.programme.actions import agree
from rembuk.programme.core.agreement import Subject
from rembuk.programme.models import Talk
from rembuk.programme.queries.agreements import content_of
from rembuk.ui.templatetags.ui import draw

ADDRESS = "/meja/bincang/"
PLAIN = "/meja/bincang/impor/"
WARM_UP, ROUNDS = 5, 40


@dataclass(frozen=True)
class Board:
    """CPU milliseconds of the page, of a plain desk page and of the same SQL on a bare connection; queries, bytes.

    `undrawn_ms` is the page when nothing of it was drawn before.
    """

    page_ms: float
    undrawn_ms: float
    plain_ms: float
    bare_ms: float
    queries: int
    size: int


def measure() -> Board:
    """Open the board many times as a secretariat; then ask the same of the bare driver."""
    settings.ALLOWED_HOSTS = ["*"]
    client = _secretariat()
    _agree_to_the_next_plan()
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(ADDRESS)
    if answer.status_code != 200:
        raise SystemExit(f"the board answered {answer.status_code}")
    queries = list(asked.captured_queries)  # the next request empties the log
    said = [query["sql"] for query in queries if query["sql"].startswith("SELECT")]
    bare = connection.connection  # the driver's own: it knows the functions that the queries use

    def draw_anew() -> object:
        draw.cache_clear()
        return client.get(ADDRESS)

    # Turn by turn, so that a machine that is slower for a while is slower for all.
    page, undrawn, plain, limit = _medians(
        lambda: client.get(ADDRESS),
        draw_anew,
        lambda: client.get(PLAIN),
        lambda: [bare.execute(sql).fetchall() for sql in said],
    )
    return Board(
        page_ms=page,
        undrawn_ms=undrawn,
        plain_ms=plain,
        bare_ms=limit,
        queries=len(queries),
        size=len(answer.content),
    )


def _secretariat() -> Client:
    account = Account.objects.create(email="satu@example.id", name="Contoh Satu", joined_at=timezone.now())
    body = Institution.objects.get(key="kpu-kota")
    Membership.objects.create(account=account, institution=body, role=RoleChoice.SECRETARIAT)
    client = Client()
    client.force_login(account)
    return client


def _agree_to_the_next_plan() -> None:
    """Let one body agree, as before most talks: from then on the board reads that plan whole."""
    account, body = Account.objects.get(), Institution.objects.get(key="kpu-kota")
    talk, now = Talk.objects.filter(state="announced").earliest("date"), timezone.now()
    by, version = actor_of(account), content_of(talk, Subject.PLAN).version
    agree(by=by, talk=talk, subject=Subject.PLAN, body=body, version=version, now=now)


def _medians(*works: Callable[[], object]) -> Iterator[float]:
    """Do each work in turn, again and again; yield the median milliseconds of CPU of each, in their order."""
    times: list[list[float]] = [[] for _ in works]
    for turn in range(WARM_UP + ROUNDS):
        for taken, work in zip(times, works, strict=True):
            started = time.process_time()
            work()
            if turn >= WARM_UP:
                taken.append(time.process_time() - started)
    for taken in times:
        yield statistics.median(taken) * 1000
