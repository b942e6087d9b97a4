from pathlib import Path

import numpy as np
import pytest

from padan import matching
from padan.errors import BadInput
from padan.learning import saved
from tests.padan.voters import made_register


def test_a_saved_model_gives_the_same_probabilities(tmp_path: Path) -> None:
    first = matching.dedupe(made_register())
    with (tmp_path / "run.model").open("wb") as out:
        saved.save(first.learned, out)

    again = matching.dedupe(made_register(), learned=saved.load(tmp_path / "run.model"))

    assert again.probability.tolist() == first.probability.tolist()
    assert again.row_r.tolist() == first.row_r.tolist()


@pytest.mark.parametrize("content", [b"", b"no model", b"PK\x03\x04broken"])
def test_another_file_is_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "run.model"
    path.write_bytes(content)

    with pytest.raises(BadInput, match=r"^run\.model: "):
        saved.load(path)


def test_a_model_of_other_levels_is_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "run.npz", format=np.array(["padan model 3", "name:2"]))

    with pytest.raises(BadInput, match="another version"):
        saved.load(tmp_path / "run.npz")
