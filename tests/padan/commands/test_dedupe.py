from pathlib import Path

import pyarrow.parquet as pq
import pytest

from padan import cli
from tests.padan.voters import made_register


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    pq.write_table(made_register().table, tmp_path / "list.parquet")
    return tmp_path / "list.parquet"


def test_dedupe_writes_pairs_clusters_and_what_it_learned(
    listed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outs = {name: tmp_path / name for name in ("pairs.parquet", "clusters.csv", "run.model")}

    code = cli.main(
        [
            *("dedupe", str(listed), "-o", str(outs["pairs.parquet"]), "--clusters", str(outs["clusters.csv"])),
            *("--save-model", str(outs["run.model"]), "--threshold", "0.9"),
        ]
    )

    assert code == 0
    pairs = pq.read_table(outs["pairs.parquet"])
    assert min(pairs["probability"].to_pylist()) >= 0.9
    assert outs["clusters.csv"].read_text(encoding="utf-8").splitlines()[0] == '"row","cluster"'
    assert f"{pairs.num_rows:>9} pasangan dengan peluang paling sedikit 0,9\n" in capsys.readouterr().out


def test_no_number_of_a_person_is_in_what_is_written_or_said(
    listed: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "pairs.csv"

    cli.main(["dedupe", str(listed), "-o", str(out), "--save-model", str(tmp_path / "run.model")])

    said = "".join(capfd.readouterr()) + out.read_text(encoding="utf-8")
    niks = [nik for nik in made_register().table["nik"].to_pylist() if nik]
    assert [nik for nik in niks if nik in said] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--threshold", "1.5"], "--threshold 1.5: peluang di atas 0 sampai dengan 1"),
        (["-o", "pairs.docx"], "pairs.docx: pasangan ditulis sebagai .parquet atau .csv"),
        (["--model", "nowhere.model"], "nowhere.model: berkas atau map tidak ada"),
    ],
)
def test_bad_words_are_one_line_and_nothing_is_written(
    listed: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["dedupe", str(listed), *words]) == 2
    assert capsys.readouterr().err == f"padan dedupe: {said}\n"
    assert [path.name for path in listed.parent.iterdir()] == ["list.parquet"]
