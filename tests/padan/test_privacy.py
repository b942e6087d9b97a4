import os
import signal
import stat
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from padan.errors import BadInput
from padan.privacy import commitment, leave_nothing, load_key, mask, whole


class InterruptedHere(Exception):
    pass


@pytest.mark.parametrize(
    ("column", "text", "shown"),
    [
        ("nik", "3574014101700001", "357401**********"),
        ("nkk", "3574", "3574"),
        ("birthdate_text", "31|12|1970", "**-**-1970"),
        ("birthdate", "1970-12-31", "**-**-1970"),
        ("birthdate_text", "31121970", "**-**-****"),
        ("name", "CONTOH SATU", "C***** S***"),
        ("disability", "6", "*"),
        ("village", "35.74.01.1001", "35.74.01.1001"),
        ("nik", None, ""),
    ],
)
def test_mask(column: str, text: str | None, shown: str) -> None:
    assert mask(column, text) == shown


def test_a_commitment_follows_the_key_and_every_value() -> None:
    key, other = b"k" * 32, b"l" * 32

    assert commitment(key, ["ab", "c"]) == commitment(key, ["ab", "c"])
    assert commitment(key, ["ab", "c"]) != commitment(key, ["a", "bc"])
    assert commitment(key, ["ab", "c"]) != commitment(other, ["ab", "c"])


def test_a_short_key_is_refused() -> None:
    with pytest.raises(BadInput, match="at least 32 bytes"):
        commitment(b"secret", ["1"])


def test_a_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    key = load_key(tmp_path / "office.key")

    assert load_key(tmp_path / "office.key") == key
    assert stat.S_IMODE((tmp_path / "office.key").stat().st_mode) == 0o600


def test_a_file_that_fails_halfway_leaves_the_older_one(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("older")

    def fail() -> None:
        with whole(tmp_path / "out") as file:
            file.write(b"newer, but ")
            raise InterruptedHere

    with pytest.raises(InterruptedHere):
        fail()

    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("out", "older")]


def test_a_whole_file_replaces_the_older_one(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("older")

    with whole(tmp_path / "out") as file:
        file.write(b"newer")

    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("out", "newer")]
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o600


def test_a_system_without_nameless_files_still_writes_whole_or_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "O_TMPFILE")

    with whole(tmp_path / "out") as file:
        file.write(b"whole")
    with pytest.raises(InterruptedHere), whole(tmp_path / "other"):
        raise InterruptedHere

    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("out", "whole")]


def test_a_killed_process_leaves_nothing(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from padan.privacy import whole\n"
        "with whole(Path(sys.argv[1])) as f:\n"
        "    f.write(b'half'); f.flush(); print('half', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "out")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"half\n"
        process.send_signal(signal.SIGKILL)

    assert list(tmp_path.iterdir()) == []


def test_without_nameless_files_a_draft_of_the_living_stays_and_one_of_the_dead_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "O_TMPFILE")
    dead = tmp_path / ".padan-dead"
    dead.write_bytes(b"half")

    with whole(tmp_path / "out") as file:
        file.write(b"half")
        with whole(tmp_path / "other") as second:
            second.write(b"whole")
        drafts = [path for path in tmp_path.iterdir() if path.name.startswith(".padan-")]
        assert (len(drafts), dead in drafts) == (1, False)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["other", "out"]


def test_whoever_ends_at_once_leaves_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "O_TMPFILE")

    with suppress(BadInput), whole(tmp_path / "out") as file:
        file.write(b"half")
        file.flush()
        leave_nothing()
        assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="out: No such file or directory"), whole(tmp_path / "none" / "out"):
        pass
