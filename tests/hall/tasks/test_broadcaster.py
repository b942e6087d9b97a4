import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rembuk.hall.core.playlist import Playlist, read
from rembuk.hall.queries.broadcast import Wanted, sessions
from rembuk.hall.tasks.broadcaster import Broadcaster, Disk, Runner
from tests.hall.streaming import FFMPEG, PASSPHRASE, free_port, sent
from tests.waiting import wait_until


@pytest.fixture
def wanted(tmp_path: Path) -> Wanted:
    return Wanted(talk=1, port=free_port(), passphrase=PASSPHRASE, folder=tmp_path)


@pytest.fixture
def broadcaster() -> Iterator[Broadcaster]:
    made = Broadcaster(start=subprocess.Popen, ffmpeg=FFMPEG)
    yield made
    made.stop()


def rung(wanted: Wanted, name: str = "360") -> Playlist:
    file = wanted.folder / "live" / f"{name}.m3u8"
    return read(file.read_text()) if file.exists() else Playlist(0, [])


def processes_of(wanted: Wanted, words: str) -> list[int]:
    """Return the ids of our ffmpegs whose command names the folder and holds these words."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes().decode()
        except OSError:
            continue
        if str(wanted.folder) in command and words in command:
            found.append(int(folder.name))
    return found


def process_of(wanted: Wanted, words: str) -> int:
    return processes_of(wanted, words)[0]


def knock(port: int, passphrase: str) -> int | None:
    with sent(port, passphrase, seconds=3) as sender:
        return sender.wait(20)


def test_a_stream_comes_in_is_kept_and_comes_out_as_every_rung(
    wanted: Wanted, broadcaster: Broadcaster
) -> None:
    def tend() -> None:
        broadcaster.tend([wanted])

    tend()
    assert knock(wanted.port, "sandi-yang-salah") != 0
    assert knock(wanted.port, "") != 0
    assert sessions(wanted.folder) == []

    with sent(wanted.port):
        wait_until(lambda: len(rung(wanted).segments) >= 2, tend=tend)

        # The encoder dies: the recording goes on, and what is missing between two segments is one at the most.
        before = rung(wanted).segments[-1]
        os.kill(process_of(wanted, "libx264"), signal.SIGKILL)
        wait_until(lambda: rung(wanted).segments[-1].run == 1, tend=tend)
        after = next(segment for segment in rung(wanted).segments if segment.run == 1)
        assert before.began_at is not None
        assert after.began_at is not None
        assert (after.began_at - before.began_at).total_seconds() < before.seconds + 2 * 4 + 2
        assert len(sessions(wanted.folder)) == 1

        # The receiver dies: whoever sends connects again, and the recording has a second part.
        os.kill(process_of(wanted, "concat"), signal.SIGKILL)
        wait_until(lambda: processes_of(wanted, "libx264") == [], tend=tend)
    with sent(wanted.port):
        wait_until(lambda: len(sessions(wanted.folder)) == 2, tend=tend)
        wait_until(lambda: rung(wanted).segments[-1].run == 2, tend=tend)

    assert {name for name in ("720", "360", "240", "suara") if rung(wanted, name).segments} == {
        "720",
        "360",
        "240",
        "suara",
    }
    names = [segment.name for segment in rung(wanted).segments]
    assert len(set(names)) == len(names)
    assert all((wanted.folder / "live" / name).exists() for name in names)
    broadcaster.tend([])
    first, second = (read((session / "index.m3u8").read_text()) for session in sessions(wanted.folder))
    assert (first.ended, second.ended) == (True, True)
    assert processes_of(wanted, "ffmpeg") == []


def test_another_passphrase_cuts_off_whoever_has_the_old_one(wanted: Wanted, broadcaster: Broadcaster) -> None:
    broadcaster.tend([wanted])
    wait_until(lambda: processes_of(wanted, "concat") != [])
    first = process_of(wanted, "concat")
    renewed = Wanted(wanted.talk, wanted.port, "sandi-yang-baru", wanted.folder)

    def tend() -> None:
        broadcaster.tend([renewed])

    wait_until(lambda: processes_of(wanted, "concat") not in ([], [first]), tend=tend)

    assert not Path(f"/proc/{first}").exists()
    assert knock(wanted.port, PASSPHRASE) != 0


def fill(folder: Path, names: list[str]) -> None:
    folder.mkdir(parents=True)
    for name in names:
        (folder / name).write_bytes(b"x")


def test_live_segments_leave_the_disk_and_the_recording_stays(tmp_path: Path) -> None:
    fill(tmp_path / "live", [f"360-0000-{n:06d}.ts" for n in range(40)])
    fill(tmp_path / "session", [f"{n:06d}.ts" for n in range(40)])

    Disk(tmp_path, free=lambda _folder: 10**12).spare(tmp_path / "session")

    assert min(path.name for path in (tmp_path / "live").iterdir()) == "360-0000-000024.ts"
    assert len(list((tmp_path / "session").iterdir())) == 40


def test_a_full_disk_stops_the_recording_and_keeps_what_was_recorded(tmp_path: Path) -> None:
    session = tmp_path / "session"
    fill(session, [f"{n:06d}.ts" for n in range(20)])
    long_ago = time.time() - 60
    for piece in session.iterdir():
        os.utime(piece, (long_ago, long_ago))
    disk = Disk(tmp_path, free=lambda _folder: 10)

    disk.spare(session)
    for n in range(20, 50):
        (session / f"{n:06d}.ts").write_bytes(b"x")
        os.utime(session / f"{n:06d}.ts", (time.time() + 1, time.time() + 1))
    disk.spare(session)

    kept = sorted(int(path.stem) for path in session.iterdir())
    assert kept == [*range(20), *range(35, 50)]


def test_what_dies_at_once_is_started_again_with_growing_patience() -> None:
    starts: list[float] = []

    def start(command: list[str], **options: object) -> "subprocess.Popen[bytes]":
        starts.append(time.monotonic())
        return subprocess.Popen(command, **options)  # type: ignore[call-overload, no-any-return]

    runner = Runner(start)

    def launch() -> None:
        if not runner.is_running():
            runner.launch([sys.executable, "-c", ""])

    until: Callable[[], bool] = lambda: len(starts) >= 3  # noqa: E731
    wait_until(until, tend=launch)
    runner.stop()

    assert starts[2] - starts[1] > starts[1] - starts[0] > 0.25
