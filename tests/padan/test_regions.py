from pathlib import Path

import pytest

from padan import regions
from padan.errors import BadInput


def test_the_table_holds_every_village_of_both_probolinggos() -> None:
    villages = [code[:5] for code in regions.load().names if len(code) == 13]

    assert [villages.count("35.13"), villages.count("35.74")] == [330, 29]


@pytest.mark.parametrize(
    ("level", "text", "within", "code"),
    [
        ("village", "35.74.01.1001", "", "35.74.01.1001"),
        ("village", "3574011001", "", "35.74.01.1001"),
        ("village", "KETAPANG", "", "35.74.01.1001"),
        ("village", "Kel. Ketapang", "35.74.01", "35.74.01.1001"),
        ("village", "Remba'an", "35.13.02", "35.13.02.2009"),
        ("district", "KEC. MAYANGAN", "", "35.74.03"),
        ("regency", "KOTA PROBOLINGGO", "", "35.74"),
        ("regency", "Kab. Probolinggo", "", "35.13"),
        pytest.param("regency", "Probolinggo", "", None, id="a city and a regency bear this name"),
        pytest.param("village", "Karanganyar", "35.13", None, id="two villages of the regency bear this name"),
        ("village", "Karanganyar", "35.13.04", "35.13.04.2010"),
        pytest.param("village", "35.74.01", "", None, id="a district's code is no village's"),
        ("village", "Atlantis", "", None),
    ],
)
def test_code_of(level: str, text: str, within: str, code: str | None) -> None:
    assert regions.load().code_of(level, text, within) == code


def test_another_table_stands_beside_the_built_in_one(tmp_path: Path) -> None:
    file = tmp_path / "more.csv"
    file.write_text(
        "kode_desa,nama_desa,kode_kecamatan,nama_kecamatan,kode_kabkota,nama_kabkota\n"
        "99.01.01.2001,Contoh,99.01.01,Contoh Raya,99.01,Kabupaten Contoh\n"
    )
    table = regions.load(file)

    assert table.code_of("regency", "Contoh") == "99.01"
    assert table.code_of("village", "Ketapang", "35.74") == "35.74.01.1001"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a,b\n1,2\n", "regions more.csv: the column kode_desa is missing"),
        (
            "kode_desa,nama_desa,kode_kecamatan,nama_kecamatan,kode_kabkota,nama_kabkota\nx,,,,,\n",
            "regions more.csv: row 2: kode_kabkota is no code",
        ),
    ],
)
def test_a_table_that_is_none_is_refused(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "more.csv"
    file.write_text(text)

    with pytest.raises(BadInput) as refusal:
        regions.load(file)

    assert str(refusal.value) == words
