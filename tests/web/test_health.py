import os
import shutil
from collections import namedtuple
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from rembuk.web.health import BROADCASTER_HEARTBEAT, HEARTBEAT

Usage = namedtuple("Usage", ["total", "used", "free"])
pytestmark = pytest.mark.django_db


@pytest.fixture
def heartbeat() -> Path:
    file = Path(settings.DATA / HEARTBEAT)
    file.touch()
    (settings.DATA / BROADCASTER_HEARTBEAT).touch()
    return file


def test_a_site_whose_parts_are_well_answers_200(client: Client, heartbeat: Path) -> None:
    answer = client.get("/sehat")

    assert (answer.status_code, answer.json()) == (
        200,
        {"well": True, "database": True, "worker": True, "broadcaster": True, "disk": True},
    )
    assert "no-store" in answer["Cache-Control"]


def test_a_worker_that_fell_silent_makes_it_503(client: Client, heartbeat: Path) -> None:
    os.utime(heartbeat, (0, 0))

    answer = client.get("/sehat")

    assert (answer.status_code, answer.json()["worker"], answer.json()["database"]) == (503, False, True)


def test_a_worker_that_never_was_makes_it_503(client: Client, heartbeat: Path) -> None:
    heartbeat.unlink()

    assert client.get("/sehat").status_code == 503


def test_a_broadcaster_that_fell_silent_makes_it_503(client: Client, heartbeat: Path) -> None:
    os.utime(settings.DATA / BROADCASTER_HEARTBEAT, (0, 0))

    answer = client.get("/sehat")

    assert (answer.status_code, answer.json()["broadcaster"], answer.json()["worker"]) == (503, False, True)


def test_a_full_disk_makes_it_503(client: Client, heartbeat: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(total=10, used=10, free=0))

    answer = client.get("/sehat")

    assert (answer.status_code, answer.json()["disk"]) == (503, False)
