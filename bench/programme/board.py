"""The board of five years, as a secretariat opens it. Needs a site that is set up and loaded."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from rembuk.institutions.models import Account, Institution, Membership, RoleChoice

ADDRESS = "/meja/bincang/"
ROUNDS = 40


@dataclass(frozen=True)
class Board:
    """CPU milliseconds of the page and of the same SQL on a bare connection; queries, and bytes of HTML."""

    page_ms: float
    bare_ms: float
    queries: int
    size: int


def measure() -> Board:
    """Open the board many times as a secretariat; then ask the same of the bare driver."""
    settings.ALLOWED_HOSTS = ["*"]
    client = _secretariat()
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(ADDRESS)
    if answer.status_code != 200:
        raise SystemExit(f"the board answered {answer.status_code}")
    queries = list(asked.captured_queries)  # the next request empties the log
    said = [query["sql"] for query in queries if query["sql"].startswith("SELECT")]
    bare = connection.connection  # the driver's own: it knows the functions that the queries use
    return Board(
        page_ms=_median(lambda: client.get(ADDRESS)),
        bare_ms=_median(lambda: [bare.execute(sql).fetchall() for sql in said]),
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


def _median(work: Callable[[], object]) -> float:
    for _ in range(5):
        work()
    times = []
    for _ in range(ROUNDS):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return statistics.median(times) * 1000
