from pathlib import Path

import pytest

from padan.errors import BadInput
from padan.reading.mapping import load


def test_a_title_may_stand_alone(tmp_path: Path) -> None:
    (tmp_path / "map.toml").write_text('nik = "No. KTP"\nname = ["Depan", "Belakang"]\n')

    assert load(tmp_path / "map.toml") == {"nik": ["No. KTP"], "name": ["Depan", "Belakang"]}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("nik = [", "mapping map.toml: not readable as TOML"),
        ("nik = 3", "mapping map.toml: nik must be a title or a list of titles"),
        ("", "mapping map.toml: it names no column"),
    ],
)
def test_what_is_no_mapping_is_refused(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "map.toml").write_text(text)

    with pytest.raises(BadInput) as refusal:
        load(tmp_path / "map.toml")

    assert str(refusal.value).startswith(words)


def test_a_mapping_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"mapping map\.toml: No such file"):
        load(tmp_path / "map.toml")
