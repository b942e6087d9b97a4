from pathlib import Path

from padan import regions
from padan.reading import read
from padan.recap import Line, check
from padan.recap.counting import count

HEAD = "NIK,Nama,Tanggal Lahir,Jenis Kelamin,Alamat,Disabilitas,Desa,TPS\n"
BEFORE = [
    "3574014101700001,SATU,1970-01-01,P,JL A,,35.74.01.1001,1",
    "3574010101700002,DUA,1970-01-01,L,JL A,,35.74.01.1001,1",
    "3574010101700003,TIGA,1970-01-01,L,JL A,,35.74.01.1001,1",
    "3574010101700004,EMPAT,1970-01-01,L,JL A,,35.74.02.1001,2",
]
AFTER = [
    "3574014101700001,SATU,1970-01-01,P,JL B,6,35.74.01.1001,1",
    "3574010101700002,DUA,1970-01-01,L,JL A,,35.74.01.1001,2",
    "3574010101700004,EMPAT,1970-01-01,L,JL A,,35.74.01.1001,1",
    "3574014101700005,LIMA,1970-01-01,P,JL A,,35.74.01.1001,1",
]


def counted(folder: Path, before: list[str] | None, after: list[str]) -> dict[str, Line]:
    for name, rows in (("before", before or []), ("after", after)):
        (folder / f"{name}.csv").write_text(HEAD + "".join(f"{row}\n" for row in rows))
    lines = count(
        read(folder / "before.csv") if before else None, read(folder / "after.csv"), regions=regions.load()
    )
    assert check(lines) == []
    return {line.unit: line for line in lines}


def flows(line: Line) -> list[int]:
    return [line.figures[name] for name in ("start", "new", "arrived", "removed", "left", "changed", "end")]


def test_who_came_went_moved_and_changed_is_counted_at_every_level(tmp_path: Path) -> None:
    lines = counted(tmp_path, BEFORE, AFTER)

    assert flows(lines["35.74"]) == [4, 1, 0, 1, 0, 3, 4]
    assert flows(lines["35.74.01"]) == [3, 1, 1, 1, 0, 3, 4]
    assert flows(lines["35.74.02.1001"]) == [1, 0, 0, 0, 1, 0, 0]
    assert flows(lines["35.74.01.1001/1"]) == [3, 1, 1, 1, 1, 2, 3]
    assert lines["35.74.01.1001/2"].name == "Ketapang, TPS 2"
    assert lines["35.74.01.1001"].parent == "35.74.01"
    assert [lines["35.74"].figures[n] for n in ("end_men", "end_women", "end_disability_6")] == [2, 2, 1]


def test_two_people_with_one_number_stay_two(tmp_path: Path) -> None:
    other = BEFORE[0].replace("SATU", "KEMBAR")

    lines = counted(tmp_path, [BEFORE[0], other], [other, BEFORE[0]])

    assert flows(lines["35.74"]) == [2, 0, 0, 0, 0, 0, 2]


def test_without_a_list_before_only_the_end_is_counted(tmp_path: Path) -> None:
    figures = counted(tmp_path, None, AFTER)["35.74"].figures

    assert {name.split("_")[0] for name in figures} == {"end"}
    assert figures["end"] == 4


def test_a_row_without_a_village_is_counted_apart(tmp_path: Path) -> None:
    lines = counted(tmp_path, None, [*AFTER, "3574010101700009,ENAM,1970-01-01,L,JL A,,ATLANTIS,1"])

    assert lines["?"].figures["end"] == 1
    assert list(lines)[-1].startswith("?")
