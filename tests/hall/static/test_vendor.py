"""What others wrote is served as it came."""

import hashlib
import tomllib
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[3] / "src/rembuk/hall/static/hall/vendor"


def test_each_file_is_the_one_that_was_taken_in_and_brings_its_licence() -> None:
    kept = tomllib.loads((FOLDER / "vendor.toml").read_text())

    assert {
        name: hashlib.sha256((FOLDER / row["file"]).read_bytes()).hexdigest() for name, row in kept.items()
    } == {name: row["sha256"] for name, row in kept.items()}
    named = {row[key] for row in kept.values() for key in ("file", "license")}
    assert {path.name for path in FOLDER.iterdir()} == named | {"vendor.toml"}
