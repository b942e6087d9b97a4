from pathlib import Path

import pytest

from padan import codes
from padan.errors import BadInput


def test_a_spelling_of_an_office_is_read_as_its_code() -> None:
    table = codes.load()

    assert table.read["sex"]["PEREMPUAN"] == "P"
    assert table.read["marital"]["BELUM KAWIN"] == "B"
    assert table.read["remark"]["8"] == "8"


def test_a_code_may_change_its_meaning_between_regulations() -> None:
    old, new = (codes.load(name).names["remark"]["8"] for name in ("pkpu-11-2018", "pkpu-7-2022"))

    assert old == "TMS: hilang ingatan"
    assert new == "Salah penempatan TPS: pindah TPS, tetap pemilih"


def test_what_nobody_has_compared_with_the_regulation_says_so() -> None:
    assert "remark.5" in codes.load().unchecked
    assert "sex.L" not in codes.load().unchecked


@pytest.mark.parametrize("name", codes.regulations())
def test_every_built_in_table_reads(name: str) -> None:
    assert set(codes.load(name).names) == set(codes.COLUMNS)


def test_an_office_may_bring_its_own_table(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(
        'title = "Keputusan contoh"\n'
        '[sex.L]\nid = "Laki-laki"\n[marital.B]\nid = "Belum"\n[ktp_el.S]\nid = "Sudah"\n'
        '[disability.1]\nid = "Fisik"\n[remark.Z]\nid = "Lain"\n'
    )

    assert codes.load(str(tmp_path / "own.toml")).read["remark"] == {"Z": "Z"}


@pytest.mark.parametrize("text", ["sex = 3", "title = ", 'title = "x"\n[sex.L]\nalso = "M"\n'])
def test_what_is_no_table_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "own.toml").write_text(text)

    with pytest.raises(BadInput, match=r"codes own\.toml: not a table of codes"):
        codes.load(tmp_path / "own.toml")


def test_an_unknown_regulation_is_refused_with_those_there_are() -> None:
    with pytest.raises(BadInput, match=r"is called pkpu-9; there are: pkpu-11-2018, pkpu-7-2022"):
        codes.load("pkpu-9")
