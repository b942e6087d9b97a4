from pathlib import Path

from bench.padan.updates import updated
from tests.padan.voters import made


def test_an_update_decides_as_a_full_run_would(tmp_path: Path) -> None:
    seen = updated(made(), 300, tmp_path)

    assert seen.differing == 0
    assert seen.pairs > 0
