import io
import json
import os
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.web.commands.test_load import FIRST_TALK


class Site:
    """A site in a folder of its own, spoken to by the command as an operator would."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def run(self, *words: str) -> "subprocess.CompletedProcess[str]":
        environment = {
            **os.environ,
            "REMBUK_DATA": str(self.data),
            "REMBUK_DATABASE_URL": "",
            "REMBUK_SECRET_KEY": "",
        }
        command = [sys.executable, "-m", "rembuk.web", *words]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("backup")
    site = Site(folder / "site")
    site.run("load", str(FIRST_TALK))
    (site.data / "media").mkdir()
    (site.data / "media" / "foto.txt").write_text("contoh")
    (site.data / "fonts").mkdir()
    (site.data / "fonts" / "contoh.otf").write_text("contoh")
    done = site.run("backup", str(folder / "backup.tar.gz"))
    assert (done.returncode, done.stdout.split(":")[0]) == (0, str(folder / "backup.tar.gz"))
    return folder / "backup.tar.gz"


def rewritten(backup: Path, target: Path, change: Callable[[str, bytes], bytes | None], **extra: bytes) -> Path:
    """Write the backup anew with changed members, as someone might who can write the file."""
    with tarfile.open(backup) as old, tarfile.open(target, "w:gz") as new:
        members = {member.name: old.extractfile(member).read() for member in old}  # type: ignore[union-attr]
        changed = {name: change(name, content) for name, content in members.items()}
        for name, content in {**changed, **extra}.items():
            if content is not None:
                info = tarfile.TarInfo(name)
                info.size = len(content)
                new.addfile(info, io.BytesIO(content))
    return target


def test_a_site_comes_back_as_it_was(backup: Path, tmp_path: Path) -> None:
    site = Site(tmp_path / "site")

    done = site.run("restore", str(backup))

    assert (done.returncode, done.stdout.split(", ")[0]) == (0, "restored: ledger of 1 entries")
    for kept in ("media/foto.txt", "fonts/contoh.otf"):
        assert (site.data / kept).read_text() == "contoh"
    assert (
        site.run("dump", "kpu-bawaslu-talk").stdout
        == Site(backup.parent / "site").run("dump", "kpu-bawaslu-talk").stdout
    )
    assert (site.data / "secret-key").read_text() == (backup.parent / "site" / "secret-key").read_text()


def test_a_backup_is_for_its_owner_only(backup: Path) -> None:
    assert backup.stat().st_mode & 0o077 == 0


def test_a_backup_never_overwrites(backup: Path) -> None:
    done = Site(backup.parent / "site").run("backup", str(backup))

    assert (done.returncode, done.stderr) == (
        2,
        f"rembuk backup: {backup} exists already. Choose another name.\n",
    )


def test_a_site_that_is_there_stays_unless_it_is_to_be_replaced(backup: Path, tmp_path: Path) -> None:
    site = Site(tmp_path / "site")
    site.run("restore", str(backup))

    refused = site.run("restore", str(backup))
    replaced = site.run("restore", str(backup), "--replace")

    assert (refused.returncode, refused.stderr.splitlines()[-1]) == (
        2,
        f"rembuk restore: {site.data} holds a site already. Add --replace to put it aside.",
    )
    assert replaced.returncode == 0
    assert [path.name.split("-")[0] for path in tmp_path.iterdir() if path != site.data] == ["site.before"]


def flipped(name: str, content: bytes) -> bytes:
    return content[:-1] + bytes([content[-1] ^ 1]) if name == "rembuk.sqlite3" else content


def without_media(name: str, content: bytes) -> bytes | None:
    return None if name.startswith("media/") else content


def with_another_root(name: str, content: bytes) -> bytes:
    return (
        json.dumps({**json.loads(content), "root": "00" * 32}).encode() if name == "manifest.json" else content
    )


def untouched(_name: str, content: bytes) -> bytes:
    return content


@pytest.mark.parametrize(
    ("change", "extra", "words"),
    [
        (flipped, {}, "is damaged: rembuk.sqlite3 is not what was backed up"),
        (without_media, {}, "lacks media/foto.txt, against its manifest"),
        (with_another_root, {}, "the ledger in the backup is not well: the root is"),
        (untouched, {"media/more.txt": b"x"}, "holds media/more.txt, against its manifest"),
        (untouched, {"../evil.txt": b"x"}, "it holds '../evil.txt', which no backup holds"),
        (untouched, {"/tmp/evil.txt": b"x"}, "which no backup holds"),
    ],
)
def test_a_backup_that_was_tampered_with_changes_nothing(
    backup: Path,
    tmp_path: Path,
    change: Callable[[str, bytes], bytes | None],
    extra: dict[str, bytes],
    words: str,
) -> None:
    site = Site(tmp_path / "folder" / "site")
    tampered = rewritten(backup, tmp_path / "tampered.tar.gz", change, **extra)

    done = site.run("restore", str(tampered))

    assert done.returncode == 2
    assert words in done.stderr
    assert not (site.data / "rembuk.sqlite3").exists()
    assert [path.name for path in site.data.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("content", [b"", b"no archive", b"\x1f\x8b\x08\x00"])
def test_what_is_no_backup_is_one_line(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)

    done = Site(tmp_path / "site").run("restore", str(file))

    assert (done.returncode, len(done.stderr.splitlines())) == (2, 2)
