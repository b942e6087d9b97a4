import pytest

from padan.errors import BadInput
from padan.reading.headings import column_of, find, looks_like_a_list
from tests.padan.lists import ONE, TITLES


def test_the_thirteen_elements_are_known_by_the_names_that_offices_write() -> None:
    assert [column_of(title) for title in TITLES] == [
        *("nkk", "nik", "name", "birthplace", "birthdate", "marital", "sex", "address", "rt", "rw"),
        *("disability", "ktp_el", "remark", "village", "station"),
    ]


def test_the_seven_elements_of_the_copy_are_known() -> None:
    heading = find([["Nama", "Jenis Kelamin", "Usia", "Alamat", "RT", "RW", "Keterangan"]])

    assert sorted(heading.parts) == ["address", "name", "remark", "rt", "rw", "sex"]
    assert heading.words().endswith("; not used: Usia")


def test_lines_above_the_heading_name_the_region_of_every_row() -> None:
    top = [
        ["DAFTAR PEMILIH TETAP"],
        ["Kecamatan : Mayangan", "", "TPS", ": 003"],
        ["Desa/Kelurahan", "JATI"],
        TITLES[:3],
        ["1", "2", "3"],
        ONE[:3],
    ]

    heading = find(top)

    assert heading.after == 5
    assert heading.above == {"district": "Mayangan", "station": "003", "village": "JATI"}


def test_a_heading_of_two_rows_is_read_as_one() -> None:
    top = [
        ["NIK", "NAMA", "LAHIR", "", "ALAMAT"],
        ["", "", "TEMPAT LAHIR", "TANGGAL LAHIR", ""],
        ["1", "A", "", "", ""],
    ]

    heading = find(top)

    assert heading.after == 2
    assert sorted(heading.parts) == ["address", "birthdate", "birthplace", "name", "nik"]


@pytest.mark.parametrize(
    ("top", "words"),
    [
        ([["NIK", "NAMA", "N.I.K."]], 'row 1: columns 1 and 3 ("NIK", "N.I.K.") both look like nik'),
        ([["a", "b"]], "no row among the first has the headings of a voter list"),
        ([], "no row among the first has the headings of a voter list"),
    ],
)
def test_a_heading_that_leaves_doubt_is_refused(top: list[list[str]], words: str) -> None:
    with pytest.raises(BadInput) as refusal:
        find(top)

    assert str(refusal.value).startswith(words)


@pytest.mark.parametrize(
    ("mapping", "words"),
    [
        ({"nin": ["a"]}, "mapping: no column is called nin"),
        ({"nik": ["z"]}, 'mapping: nik: no heading is "z"'),
        ({"nik": ["b"]}, 'mapping: nik: more than one heading is "b"'),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused(mapping: dict[str, list[str]], words: str) -> None:
    with pytest.raises(BadInput) as refusal:
        find([["a", "b", "B"]], mapping)

    assert str(refusal.value).startswith(words)


def test_a_page_of_figures_is_no_list() -> None:
    assert not looks_like_a_list([["Kecamatan", "L", "P", "Jumlah"], ["Mayangan", "1", "2", "3"]])
