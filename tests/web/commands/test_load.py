from pathlib import Path

import pytest

from rembuk.institutions.models import Person
from rembuk.web.cli import main

pytestmark = pytest.mark.django_db

FIRST_TALK = Path(__file__).resolve().parents[3] / "data" / "first-talk.toml"


def test_load_says_what_was_new_and_then_that_nothing_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert [main(["load", str(FIRST_TALK)]), main(["load", str(FIRST_TALK)])] == [0, 0]

    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{FIRST_TALK}: added 5 institution, 6 person")
    assert second == f"{FIRST_TALK}: nothing new"


def test_a_bad_file_is_one_line_exit_code_2_and_no_change(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text(
        FIRST_TALK.read_text(encoding="utf-8").replace('person = "hudri"', 'person = "hudi"'), encoding="utf-8"
    )

    assert main(["load", str(bad)]) == 2
    assert (
        capsys.readouterr().err == f"rembuk load: {bad}: talks[1].statements[1].person: unknown person “hudi”\n"
    )
    assert Person.objects.count() == 0


@pytest.mark.parametrize("content", [b"\xff\xfe", b"", b"[programme]\n"])
def test_what_is_no_programme_is_one_line(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_bytes(content)

    assert main(["load", str(bad)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_file_that_is_not_there_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["load", str(tmp_path / "none.toml")]) == 2
    assert capsys.readouterr().err.endswith("none.toml: cannot be read (No such file or directory)\n")
