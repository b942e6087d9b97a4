"""pretalx, brought up from its own package beside ours: a series of 36 talks in its own terms."""

import os
import subprocess
import sys
from pathlib import Path

from bench import overhttp
from bench.report import Row

PORT = 8793
SECONDS = 10
"""Of one run of wrk: a page of it may take a second."""

PACKAGES = ["pretalx==2025.2.2", "gunicorn==27.0.1"]
PAGES = {
    "pretalx schedule": "/bincang/schedule/nojs",
    "pretalx talk": "/bincang/talk/{code}/",
    "pretalx calendar": "/bincang/schedule/export/schedule.ics",
    "pretalx JSON": "/bincang/schedule/export/schedule.json",
}
SETUP = """
import datetime as dt
from zoneinfo import ZoneInfo
from django_scopes import scopes_disabled
from pretalx.event.models import Event, Organiser
from pretalx.person.models import User
from pretalx.schedule.models import Room, TalkSlot
from pretalx.submission.models import Submission
zone = ZoneInfo("Asia/Jakarta")
with scopes_disabled():
    organiser = Organiser.objects.create(name="Contoh", slug="contoh")
    event = Event.objects.create(
        name="Bincang Contoh", slug="bincang", organiser=organiser, email="contoh@example.org",
        timezone="Asia/Jakarta",
        date_from=dt.date(2025, 1, 8), date_to=dt.date(2026, 6, 1), is_public=True, locale="en",
        locale_array="en", content_locale_array="en",
    )
    if hasattr(event, "build_initial_data"):
        event.build_initial_data()
    room = Room.objects.create(event=event, name="Aula")
    users = [
        User.objects.create_user(email=f"contoh{n}@example.org", password="contoh", name=f"Contoh Orang {n}")
        for n in range(8)
    ]
    for user in users:
        user.event_profile(event).save()
    kind = event.cfp.default_type
    for number in range(36):
        talk = Submission.objects.create(
            event=event, title=f"Contoh bincang ke-{number} tentang daftar pemilih", submission_type=kind,
            abstract="Contoh pokok bahasan", state="confirmed", content_locale="en",
        )
        for step in range(4):
            talk.speakers.add(users[(number + step) % 8])
        start = dt.datetime(2025, 1, 8, 13, 30, tzinfo=zone) + dt.timedelta(weeks=2 * number)
        slot, _ = TalkSlot.objects.get_or_create(submission=talk, schedule=event.wip_schedule)
        slot.room, slot.start, slot.end, slot.is_visible = room, start, start + dt.timedelta(hours=2), True
        slot.save()
    event.release_schedule("1")
    print("CODE", talk.code)
"""


def measure(folder: Path) -> tuple[list[Row], str]:
    """Install, fill, serve and measure pretalx; if any of it fails, no row and a remark that says so."""
    try:
        code = _bring_up(folder)
    except (OSError, subprocess.CalledProcessError, StopIteration) as problem:
        return [], f"pretalx could not be brought up beside it in this run ({type(problem).__name__})."
    command = [
        str(folder / "bin" / "gunicorn"),
        "-w",
        "1",
        "-b",
        f"127.0.0.1:{PORT}",
        "pretalx.wsgi:application",
    ]
    try:
        with overhttp.server(command, PORT, folder=folder, environment=_environment(folder)) as pid:
            rows = _measured(pid, code)
    except OSError as problem:
        return (
            [],
            f"pretalx came up beside it in this run, but did not answer in time ({type(problem).__name__}).",
        )
    remark = (
        "Side by side in the same run: pretalx 2025.2.2 from its own package, 36 talks of four speakers each, "
        "SQLite, one gunicorn process on the same core. Its CPU is that of the whole process tree over "
        "loopback, which adds a fraction of a millisecond to what is measured inside a process."
    )
    return rows, remark


def _measured(pid: int, code: str) -> list[Row]:
    addresses = {name: page.format(code=code) for name, page in PAGES.items()}
    # First what a request costs: after wrk, a slow server still works through what wrk no longer waits for.
    costs = {name: overhttp.cpu_ms(pid, PORT, address) for name, address in addresses.items()}
    return [
        Row(
            name=name,
            cpu_ms=costs[name],
            queries=None,
            kilobytes=overhttp.size(PORT, address) / 1024,
            rate=overhttp.rate(PORT, address, seconds=SECONDS),
            kept_rate=None,
            limit=0,
        )
        for name, address in addresses.items()
    ]


def _bring_up(folder: Path) -> str:
    uv = str(folder.parent.parent / ".tools" / "bin" / "uv")
    if not (folder / "bin" / "gunicorn").exists():
        subprocess.run([uv, "venv", "-q", "--python", sys.executable, str(folder)], check=True)
        subprocess.run(
            [uv, "pip", "install", "-q", "--python", str(folder / "bin" / "python"), *PACKAGES], check=True
        )
    (folder / "data" / "db.sqlite3").unlink(missing_ok=True)
    _pretalx(folder, "migrate")
    _pretalx(folder, "rebuild")
    output = _pretalx(folder, "shell", "--unsafe-disable-scopes", "-c", SETUP)
    return next(line.split()[1] for line in output.splitlines() if line.startswith("CODE "))


def _pretalx(folder: Path, *words: str) -> str:
    done = subprocess.run(
        [str(folder / "bin" / "python"), "-m", "pretalx", *words],
        env={**os.environ, **_environment(folder)},
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def _environment(folder: Path) -> dict[str, str]:
    data = folder / "data"
    data.mkdir(parents=True, exist_ok=True)
    return {
        "PRETALX_DATA_DIR": str(data),
        "PRETALX_FILESYSTEM_DATA": str(data),
        "PRETALX_DB_NAME": str(data / "db.sqlite3"),
        "PRETALX_SITE_URL": f"http://127.0.0.1:{PORT}",
        "DJANGO_SETTINGS_MODULE": "pretalx.settings",
    }
