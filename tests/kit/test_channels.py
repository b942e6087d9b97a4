from datetime import date
from pathlib import Path

import pytest

from rembuk.kit.channels import Channel, channels


def test_official_places_are_read_from_a_file_that_an_office_edits(tmp_path: Path) -> None:
    file = tmp_path / "channels.toml"
    file.write_text(
        '[one]\nname = "Satu"\nowner = "KPU"\nurl = "https://satu.example.id"\nconfirmed_on = 2026-11-30\n',
        encoding="utf-8",
    )

    assert channels(file) == {"one": Channel("Satu", "KPU", "https://satu.example.id", date(2026, 11, 30))}


def test_a_key_nobody_knows_is_a_mistake(tmp_path: Path) -> None:
    file = tmp_path / "channels.toml"
    file.write_text('[one]\nname = "Satu"\nphone = "1"\n', encoding="utf-8")

    with pytest.raises(TypeError):
        channels(file)
