import signal
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError

from rembuk.hall.models import Room
from rembuk.web import chores
from rembuk.web.chores import CHORES, Chore
from rembuk.web.commands.worker import Chores, Worker
from rembuk.web.health import HEARTBEAT

NAMES = [chore.name for chore in CHORES]


@pytest.mark.django_db
def test_every_chore_can_be_done() -> None:
    assert Chores(now=0).do_due(now=5) == NAMES


@pytest.mark.django_db
def test_a_chore_is_done_when_it_is_due_and_not_before() -> None:
    worker = Chores(now=0)

    assert worker.do_due(now=4.9) == []
    worker.do_due(now=5)
    assert worker.do_due(now=9.9) == []
    assert worker.do_due(now=64.9) == [
        "print certificates",
        "prepare a recording",
        "begin a record",
        "send letters",
    ]
    assert worker.do_due(now=65) == [
        "mind the talks",
        "tell those who asked",
        "seal the rooms that are over",
        "end corrections that were taken back",
        "publish scheduled articles",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "problem", [OperationalError("database is locked"), Room.DoesNotExist("gone"), OSError("no space left")]
)
def test_a_chore_that_fails_is_tried_again_and_the_worker_and_the_other_chores_go_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, problem: Exception
) -> None:
    """A rehearsal that ends takes its rows away under whatever chore is at work on them."""
    tried: list[Exception | None] = [problem, None]
    done: list[str] = []

    def first() -> None:
        if (found := tried.pop(0)) is not None:
            raise found
        done.append("first")

    every = timedelta(seconds=5)
    chores = (Chore("first", every, first), Chore("second", every, lambda: done.append("second")))
    monkeypatch.setattr("rembuk.web.commands.worker.CHORES", chores)
    worker = Chores(now=0)

    assert [worker.do_due(now=now) for now in (5, 10)] == [["first", "second"]] * 2

    assert done == ["second", "first", "second"]
    assert [record.message for record in caplog.records] == ["chore failed: first"]


@pytest.mark.django_db
def test_forgetting_leaves_what_has_not_ended() -> None:
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session.create()

    chores.forget()

    assert SessionStore().exists(str(session.session_key))


@pytest.mark.django_db
def test_the_worker_shows_that_it_lives_until_a_signal_comes(
    monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    handlers: dict[int, Callable[..., None]] = {}
    rounds: list[float] = []

    def slept(seconds: float) -> None:
        rounds.append(seconds)
        if len(rounds) == 2:
            handlers[signal.SIGTERM]()

    monkeypatch.setattr(signal, "signal", handlers.__setitem__)
    monkeypatch.setattr(time, "sleep", slept)

    Worker().live()

    assert (len(rounds), (tmp_path / HEARTBEAT).exists()) == (2, True)
    assert handlers.keys() == {signal.SIGTERM, signal.SIGINT}
