from pathlib import Path

import pyarrow.parquet as pq
import pytest

from padan import cli
from tests.padan.voters import made_register


@pytest.fixture
def run(tmp_path: Path) -> Path:
    pq.write_table(made_register().table, tmp_path / "list.parquet")
    cli.main(
        [
            *("dedupe", str(tmp_path / "list.parquet"), "-o", str(tmp_path / "pairs.parquet")),
            *("--save-model", str(tmp_path / "run.model")),
        ]
    )
    return tmp_path


def test_explain_draws_the_pair_in_either_order(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pair = pq.read_table(run / "pairs.parquet").slice(0, 1).to_pylist()[0]
    words = [str(run / "pairs.parquet"), "--model", str(run / "run.model")]
    capsys.readouterr()

    code = cli.main(["explain", *words, str(pair["row_r"]), str(pair["row_l"]), "--svg", str(run / "why.svg")])

    assert code == 0
    percent = f"{100 * pair['probability']:.1f}".replace(".", ",")
    assert f"peluang satu orang: {percent} %" in capsys.readouterr().out
    assert (run / "why.svg").read_text(encoding="utf-8").startswith("<svg ")


def test_a_pair_that_is_not_there_is_one_line(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()

    code = cli.main(["explain", str(run / "pairs.parquet"), "--model", str(run / "run.model"), "1", "1"])

    assert (code, capsys.readouterr().err) == (
        2,
        "padan explain: pairs.parquet: tidak ada pasangan baris 1 dan 1\n",
    )
