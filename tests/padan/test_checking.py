from datetime import date
from pathlib import Path

import pytest

from padan.checking import check
from padan.reading import read
from padan.rules import load
from tests.padan.lists import ONE, TITLES, TWO, saved

DAY = date(2026, 11, 24)


def found(folder: Path, *rows: dict[str, str]) -> dict[str, list[int]]:
    """Check a list whose rows are a sound one with some cells changed; row 2 is the first."""
    places = {title: place for place, title in enumerate(TITLES)}
    written = []
    for changes in rows:
        row = list(ONE)
        for title, text in changes.items():
            row[places[title]] = text
        written.append(row)
    checked = check(read(saved(folder, *written)), day=DAY)
    return {each.rule.code: each.rows.to_pylist() for each in checked.findings if len(each.rows)}


SOUND = {"NIK": "3574014502700001", "Tanggal Lahir": "05|02|1970"}

CASES: list[tuple[str, dict[str, str]]] = [
    ("NIK-01", {"NIK": ""}),
    ("NIK-02", {"NIK": "357401410170000"}),
    ("NIK-02", {"NIK": "35740141O1700001"}),
    ("NIK-03", {"NIK": "3574013202700001"}),
    ("NIK-03", {"NIK": "3574014513700001"}),
    ("NIK-04", {"NIK": "3574017002700001"}),
    ("NIK-05", {"NIK": "3574014502700000"}),
    ("NIK-06", {"NIK": "0074014502700001"}),
    ("NIK-07", {"NIK": "1111111111111111"}),
    ("NIK-08", {"Jenis Kelamin": "L"}),
    ("NIK-09", {"Tanggal Lahir": "06|02|1970"}),
    ("NIK-10", {"NIK": "3513014502700001"}),
    ("NKK-01", {"No KK": ""}),
    ("NKK-02", {"No KK": "35740101"}),
    ("NKK-03", {"No KK": "3574017201010001"}),
    ("NKK-04", {"No KK": SOUND["NIK"]}),
    ("NAM-01", {"Nama": ""}),
    ("NAM-02", {"Nama": "CONT0H"}),
    ("NAM-03", {"Nama": "C"}),
    ("BRT-01", {"Tanggal Lahir": ""}),
    ("BRT-02", {"Tanggal Lahir": "31|02|1970"}),
    ("BRT-03", {"Tanggal Lahir": "05|02|2190"}),
    ("BRT-04", {"NIK": "3574014107700001", "Tanggal Lahir": "01|07|1970"}),
    ("AGE-01", {"NIK": "3574014502100001", "Tanggal Lahir": "05|02|2010", "Status Perkawinan": "B"}),
    ("AGE-02", {"NIK": "3574014502100001", "Tanggal Lahir": "05|02|2010"}),
    ("AGE-03", {"NIK": "3574014502250001", "Tanggal Lahir": "05|02|1925"}),
    ("AGE-03", {"NIK": "3574014502820001", "Tanggal Lahir": "05|02|1582"}),
    ("SEX-01", {"Jenis Kelamin": ""}),
    ("SEX-02", {"Jenis Kelamin": "X"}),
    ("COD-01", {"Status Perkawinan": ""}),
    ("COD-02", {"Status Perkawinan": "X"}),
    ("COD-03", {"Status KTP-el": "X"}),
    ("COD-04", {"Status KTP-el": "B"}),
    ("COD-05", {"Disabilitas": "9"}),
    ("COD-06", {"Keterangan": "99"}),
    ("REG-01", {"Kel/Desa": "ATLANTIS"}),
    ("REG-02", {"Kel/Desa": ""}),
    ("REG-04", {"TPS": "-"}),
    ("RTW-01", {"RT": "000"}),
    ("RTW-02", {"RW": "12A"}),
    ("DMG-01", {"No KK": "3,57401E+15"}),
    ("DMG-03", {"NIK": "'3574014502700001"}),
    ("DMG-04", {"NIK": "3574014502700001", "Tanggal Lahir": "5021970"}),
    ("DMG-05", {"Alamat": "JL. JOSÃ‰"}),
]


@pytest.mark.parametrize(("code", "changes"), CASES, ids=[f"{code} {changes}" for code, changes in CASES])
def test_a_rule_finds_its_row_and_leaves_the_sound_one(
    tmp_path: Path, code: str, changes: dict[str, str]
) -> None:
    other = {"Nama": "CONTOH LAIN", "NIK": "3574014802750003", "Tanggal Lahir": "08|02|1975"}

    assert found(tmp_path, other, SOUND | changes)[code] == [3]


def test_a_sound_list_has_no_finding(tmp_path: Path) -> None:
    assert found(tmp_path, SOUND) == {}


@pytest.mark.parametrize(
    ("born", "nik", "code"),
    [
        pytest.param("24|11|2009", "3574016411090001", None, id="17 on this day"),
        pytest.param("25|11|2009", "3574016511090001", "AGE-01", id="17 tomorrow"),
        pytest.param("24|11|1926", "3574016411260001", None, id="100 on this day"),
        pytest.param("24|11|1925", "3574016411250001", "AGE-03", id="101 on this day"),
    ],
)
def test_an_age_is_counted_to_the_day(tmp_path: Path, born: str, nik: str, code: str | None) -> None:
    codes = found(tmp_path, {"Tanggal Lahir": born, "NIK": nik, "Status Perkawinan": "B"})

    assert [each for each in codes if each.startswith("AGE")] == ([code] if code else [])


def test_one_person_twice_is_told_from_two_who_share_a_nik(tmp_path: Path) -> None:
    again = SOUND | {"Nama": "Contoh. Satu", "TPS": "2"}
    stranger = SOUND | {"Nama": "ORANG LAIN", "Tanggal Lahir": "09|09|1980"}

    assert found(tmp_path, SOUND, again)["DUP-01"] == [2, 3]
    assert "DUP-02" not in found(tmp_path, SOUND, again)
    assert found(tmp_path, SOUND, stranger)["DUP-02"] == [2, 3]
    assert "DUP-01" not in found(tmp_path, SOUND, stranger)


def test_a_namesake_with_another_nik_is_only_to_be_checked(tmp_path: Path) -> None:
    namesake = SOUND | {"NIK": "3574014502700007"}

    assert found(tmp_path, SOUND, namesake) == {"DUP-03": [2, 3]}
    assert "DUP-03" not in found(tmp_path, SOUND, namesake | {"Kel/Desa": "Kademangan"})


def test_a_family_card_is_watched_for_its_shape(tmp_path: Path) -> None:
    family = [
        {"NIK": f"35740145027000{n:02}", "Tanggal Lahir": "05|02|1970", "Nama": f"CONTOH {'A' * n}"}
        for n in range(1, 23)
    ]

    assert len(found(tmp_path, *family[:21])["NKK-05"]) == 21
    assert "NKK-05" not in found(tmp_path, *family[:20])
    assert found(tmp_path, family[0], family[1] | {"Kel/Desa": "Kademangan"})["NKK-06"] == [2, 3]


def test_many_numbers_that_end_in_zero_were_once_numbers(tmp_path: Path) -> None:
    rows = [{"NIK": f"3574014502700{n:02}0", "Nama": f"CONTOH {'A' * n}"} for n in range(1, 26)]

    assert len(found(tmp_path, *rows)["DMG-02"]) == 25
    assert "DMG-02" not in found(tmp_path, *rows[:10])


def test_a_village_outside_its_district_is_found(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("NIK,Nama,Kecamatan,Desa\n1,A,35.74.01,35.74.02.1001\n2,B,35.74.02,35.74.02.1001\n")

    found_rows = {f.rule.code: f.rows.to_pylist() for f in check(read(file), day=DAY).findings}

    assert found_rows["REG-03"] == [2]


def test_a_rule_whose_column_is_missing_is_not_asked_and_said_so(tmp_path: Path) -> None:
    file = tmp_path / "copy.csv"
    file.write_text("Nama,Jenis Kelamin,Usia,Alamat,RT,RW,Keterangan\nCONTOH,P,40,JL A,001,002,\n")

    checked = check(read(file), day=DAY)

    assert {each.rule.code for each in checked.findings} | {rule.code for rule in checked.skipped} == {
        rule.code for rule in load()
    }
    assert "NIK-01" in {rule.code for rule in checked.skipped}
    assert checked.voters == 1


def test_two_rows_that_differ_in_everything_share_nothing(tmp_path: Path) -> None:
    checked = check(read(saved(tmp_path, ONE, TWO)), day=DAY)

    assert [each.rule.code for each in checked.findings if len(each.rows)] == ["BRT-04"]
