import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from rembuk.record.core.certificates import Facts, key_from, public_hex, sign
from rembuk.web import cli

FACTS = Facts("0001/bincang-1/2026", "Contoh Satu", "speaker", "bincang/1", "2026-11-25", "2026-11-26")


def token(tmp_path: Path, secret: str) -> str:
    file = tmp_path / "kode.txt"
    file.write_text(f"https://x.example.id/sertifikat/ABC/#{sign(FACTS, key_from(secret))}", encoding="utf-8")
    return str(file)


def test_a_genuine_certificate_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = public_hex(key_from("rahasia lain"))

    assert cli.main(["check-certificate", token(tmp_path, settings.SECRET_KEY)]) == 0
    assert cli.main(["check-certificate", token(tmp_path, "rahasia lain"), "--key", other]) == 0
    assert capsys.readouterr().out == 2 * (
        "genuine: number 0001/bincang-1/2026, Contoh Satu, speaker, "
        "talk bincang/1 of 2026-11-25, issued on 2026-11-26\n"
        "only this is signed: compare it with what the paper says\n"
    )


def test_a_forged_one_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check-certificate", token(tmp_path, "rahasia lain")]) == 1
    assert capsys.readouterr().out.startswith("forged:")


def test_what_is_none_gets_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "kosong.pdf"
    empty.write_bytes(b"%PDF-1.7")

    assert cli.main(["check-certificate", str(empty)]) == 2
    assert cli.main(["check-certificate", str(tmp_path / "hilang.pdf")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_whoever_checks_with_a_key_leaves_no_site_behind(tmp_path: Path) -> None:
    folder = tmp_path / "berkas"
    key = public_hex(key_from("rahasia lain"))
    site = [sys.executable, "-m", "rembuk.web"]
    environment = {**os.environ, "REMBUK_DATA": str(folder)}

    done = subprocess.run(
        [*site, "check-certificate", token(tmp_path, "rahasia lain"), "--key", key],
        env=environment,
        capture_output=True,
        check=False,
    )

    assert (done.returncode, done.stderr, folder.exists()) == (0, b"", False)
