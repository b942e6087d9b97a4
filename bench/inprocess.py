"""CPU time and queries of a page, made inside one process without a network."""

import gc
import statistics
import time
from dataclasses import dataclass

ROUNDS = 60


@dataclass(frozen=True)
class Cost:
    """What one page costs: milliseconds of CPU, medians of `ROUNDS`; queries; bytes as they travel."""

    name: str
    address: str
    fresh_ms: float
    kept_ms: float
    queries: int
    bytes: int


def measure(name: str, address: str) -> Cost:
    """Ask for an address again and again, with the public cache and without it."""
    from django.conf import settings  # noqa: PLC0415 - Django is set up by now
    from django.db import connection  # noqa: PLC0415
    from django.test import Client, override_settings  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    without = [name for name in settings.MIDDLEWARE if not name.endswith("PublicCache")]
    headers = {"Accept-Encoding": "gzip", "Host": "localhost"}
    with override_settings(MIDDLEWARE=without):
        fresh = Client(headers=headers)
        fresh_ms = _median(fresh, address)
        with CaptureQueriesContext(connection) as asked:
            fresh.get(address)
        # The next request empties the list.
        queries = len(asked)
    kept = Client(headers=headers)
    kept_ms = _median(kept, address)
    return Cost(name, address, fresh_ms, kept_ms, queries, len(kept.get(address).content))


def _median(client: object, address: str) -> float:
    times = []
    for _ in range(5):
        _get(client, address)
    gc.collect()
    gc.disable()
    for _ in range(ROUNDS):
        started = time.process_time()
        _get(client, address)
        times.append(time.process_time() - started)
    gc.enable()
    return statistics.median(times) * 1000


def _get(client: object, address: str) -> None:
    answer = client.get(address)  # type: ignore[attr-defined]
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}")
