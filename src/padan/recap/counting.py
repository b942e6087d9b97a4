"""Count a recap from two registers: the one before and the one after."""

from importlib import resources

from padan import people
from padan.codes import Codes
from padan.codes import load as load_codes
from padan.recap.line import Line
from padan.regions import Regions
from padan.register import Register

LEVELS = ("regency", "district", "village", "station")


def count(
    before: Register | None, after: Register, *, regions: Regions, codes: Codes | None = None
) -> list[Line]:
    """Count the lines of every region, from the regency to the polling station, the wholes before their parts.

    A voter is the same in both registers by the NIK; where several share one, or it is no whole NIK, by name,
    birth date and NKK beside it. Whoever is in both and differs in any element is `changed`. Without a
    register before, only `end` is counted. A row without a readable village stands under "?".
    """
    with people.matched(before, after, codes or load_codes()) as connection:
        connection.execute((resources.files("padan") / "data" / "recap.sql").read_text(encoding="utf-8"))
        table = connection.sql("FROM recap ORDER BY unit").to_arrow_table()
    lines = [_line(row, regions, flows=before is not None) for row in table.to_pylist()]
    # What has no readable village comes last.
    return sorted(lines, key=lambda line: (line.unit.startswith("?"), line.unit))


def _line(row: dict[str, object], regions: Regions, *, flows: bool) -> Line:
    unit = str(row["unit"])
    figures = {
        name: int(str(value))
        for name, value in row.items()
        if name != "unit" and (flows or name.startswith("end"))
    }
    return Line(unit, _name(unit, regions), _parent(unit), figures)


def _parent(unit: str) -> str:
    if "/" in unit:
        return unit.rpartition("/")[0]
    return unit.rpartition(".")[0] if unit.count(".") > 1 else ""


def _name(unit: str, regions: Regions) -> str:
    place, _, station = unit.partition("/")
    name = regions.names.get(place, place)
    return f"{name}, TPS {station}" if station else name
