import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bench.padan.measures import measure
from padan import matching
from padan.decisions import Decisions
from padan.errors import BadInput
from padan.learning.saved import Learned
from padan.matching import Matches
from padan.register import SCHEMA, Register
from tests.padan.voters import made, made_register, register

ELSEWHERE = {"nkk": "3513010101200009", "village": "35.13.01.2001", "district": "35.13.01", "regency": "35.13"}


@pytest.fixture(scope="module")
def learned() -> Learned:
    return matching.dedupe(made_register()).learned


def probability(learned: Learned, *voters: dict[str, object]) -> float:
    found = matching.dedupe(register(*voters), learned=learned)
    return float(found.probability.max(initial=0.0))


@pytest.mark.parametrize(
    "again",
    [
        pytest.param({}, id="listed twice as it is"),
        pytest.param({"nik": "3574011506810002", **ELSEWHERE}, id="moved, a digit of the NIK wrong"),
        pytest.param({"nik": "357401150671002", "name": "H. CONTOH SATU"}, id="a digit lost, a title before"),
        pytest.param({"birthdate": date(1971, 7, 1), **ELSEWHERE}, id="moved, birth date defaulted"),
        pytest.param({"nik": None}, id="no NIK, but all else"),
    ],
)
def test_a_person_listed_twice_is_found(learned: Learned, again: dict[str, object]) -> None:
    assert probability(learned, {}, again) > 0.9


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(
            {"name": "MISNADI", "nik": "3574011506710003"}, id="twins: one card and day, neighboring numbers"
        ),
        pytest.param(
            {"nik": "3513011506710007", "birthplace": "SUMENEP", **ELSEWHERE}, id="a namesake elsewhere"
        ),
        pytest.param(
            {"name": "MISNADI", "birthdate": date(1950, 1, 2), "nkk": "3574010101100999"},
            id="two real people with one NIK",
        ),
        pytest.param(
            {"name": "MISNAWI", "sex": "P", "nik": "3574014203740001", "birthdate": date(1974, 3, 2)},
            id="a family on one card",
        ),
    ],
)
def test_people_who_only_look_alike_are_not_duplicates(learned: Learned, other: dict[str, object]) -> None:
    assert probability(learned, {}, other) < 0.5


def test_what_is_learned_without_labels_finds_nearly_all_in_a_list_with_known_truth() -> None:
    found = matching.dedupe(made_register())

    seen = measure(found.row_l, found.row_r, found.probability, made().pairs)

    assert seen.f1 > 0.9


def test_a_run_repeats_itself_to_the_last_digit() -> None:
    one, other = matching.dedupe(made_register()), matching.dedupe(made_register())

    assert one.table(0.01).equals(other.table(0.01))


def test_the_table_holds_reasons_and_every_comparison_surest_first() -> None:
    table = matching.dedupe(made_register()).table(0.5, language="en")

    assert table.column_names == [
        *("row_l", "row_r", "probability", "reasons"),
        *("name", "rarity", "born", "sex", "card", "place", "birthplace", "nik", "own"),
    ]
    probabilities = table["probability"].to_numpy()
    assert (np.diff(probabilities) <= 0).all()
    assert probabilities.min() >= 0.5
    assert "" not in table["reasons"].to_pylist()


def test_link_finds_across_and_never_within() -> None:
    table = made_register().table
    half = len(table) // 2
    left, right = (
        Register(part, made_register().columns_present, "part")
        for part in (table.slice(0, half), table.slice(half))
    )

    found = matching.link(left, right, learned=matching.dedupe(made_register()).learned)

    assert set(found.row_l.tolist()) <= set(left.table["row"].to_pylist())
    assert set(found.row_r.tolist()) <= set(right.table["row"].to_pylist())
    across = (made().pairs[:, 0] <= half) & (made().pairs[:, 1] > half)
    assert measure(found.row_l, found.row_r, found.probability, made().pairs[across]).f1 > 0.8


def decided(found: Matches, *, same: bool) -> tuple[Decisions, tuple[int, int]]:
    doubtful = int(np.argmin(np.abs(found.probability - 0.5)))
    rows = found.row_l[[doubtful]], found.row_r[[doubtful]]
    return Decisions(*rows, np.array([same])), (int(rows[0][0]), int(rows[1][0]))


@pytest.mark.parametrize("same", [True, False])
def test_a_decided_pair_is_settled(same: bool) -> None:
    decisions, pair = decided(matching.dedupe(made_register()), same=same)

    found = matching.dedupe(made_register(), decisions=decisions)

    listed = dict(
        zip(zip(found.row_l.tolist(), found.row_r.tolist(), strict=True), found.probability, strict=True)
    )
    assert listed.get(pair, 0.0) == (1.0 if same else 0.0)


def test_decisions_of_another_list_are_refused() -> None:
    nobody = Decisions(np.array([10**9]), np.array([10**9 + 1]), np.array([True]))

    with pytest.raises(BadInput, match="none of the decisions"):
        matching.dedupe(made_register(), decisions=nobody)


def test_a_list_of_one_and_an_empty_list_have_no_pairs() -> None:
    assert len(matching.dedupe(register({})).row_l) == 0
    assert matching.dedupe(register()).table().num_rows == 0


def test_a_run_told_to_end_leaves_no_file(tmp_path: Path) -> None:
    pq.write_table(made_register().table, tmp_path / "list.parquet")
    script = (
        "import os, signal, sys\n"
        "from padan import cli, matching\n"
        "whole = matching.Matches.table\n"
        "def ended(*words, **told):\n"
        "    os.kill(os.getpid(), signal.SIGTERM)\n"
        "    return whole(*words, **told)\n"
        "matching.Matches.table = ended\n"
        "sys.exit(cli.main(sys.argv[1:]))\n"
    )
    command = ["dedupe", str(tmp_path / "list.parquet"), "-o", str(tmp_path / "pairs.parquet")]

    done = subprocess.run([sys.executable, "-c", script, *command], capture_output=True, check=False)

    assert done.returncode == 128 + signal.SIGTERM
    assert [path.name for path in tmp_path.iterdir()] == ["list.parquet"]


def test_a_copy_without_numbers_takes_a_saved_model() -> None:
    whole = made()
    kept = ("row", "name", "birthplace", "birthdate", "birthdate_text", "sex", "address", "rt", "rw")
    where = ("province", "regency", "district", "village")
    copy = Register(
        pa.table(
            [
                whole.table[name] if name in (*kept, *where) else pa.nulls(whole.table.num_rows, pa.string())
                for name in SCHEMA.names
            ],
            schema=SCHEMA,
        ),
        frozenset((*kept, *where)),
        "seven.xlsx",
    )

    found = matching.dedupe(copy, learned=matching.dedupe(made_register()).learned)

    true = {tuple(pair) for pair in whole.pairs.tolist()}
    sure = found.probability >= 0.9
    pairs = set(zip(found.row_l[sure].tolist(), found.row_r[sure].tolist(), strict=True))
    assert len(pairs) > len(true) / 4
    # Namesakes of one birth date look like one person here: without numbers nine in ten is out of reach.
    assert len(pairs & true) > 0.6 * len(pairs)


def test_a_list_without_numbers_is_told_that_it_needs_a_model() -> None:
    with pytest.raises(BadInput, match="without NIK teaches nothing"):
        matching.dedupe(register({"nik": None}, {"nik": None}))
