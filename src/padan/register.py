"""A voter list in memory: one shape, whatever file it came from."""

from dataclasses import dataclass, field

import pyarrow as pa

TEXT_COLUMNS = (
    "nkk",
    "nik",
    "name",
    "birthplace",
    "birthdate_text",
    "marital",
    "sex",
    "address",
    "rt",
    "rw",
    "disability",
    "ktp_el",
    "remark",
    "province",
    "regency",
    "district",
    "village",
    "station",
)
SCHEMA = pa.schema(
    [
        pa.field("row", pa.int64(), nullable=False),
        pa.field("nkk", pa.string()),
        pa.field("nik", pa.string()),
        pa.field("name", pa.string()),
        pa.field("birthplace", pa.string()),
        pa.field("birthdate", pa.date32()),
        pa.field("birthdate_text", pa.string()),
        *(pa.field(name, pa.string()) for name in TEXT_COLUMNS[5:]),
    ]
)
DAMAGE = pa.schema(
    [
        pa.field("row", pa.int64(), nullable=False),
        pa.field("column", pa.string(), nullable=False),
        pa.field("kind", pa.string(), nullable=False),
    ]
)


@dataclass(frozen=True, slots=True)
class Register:
    """A voter list as it was read.

    `table` has the columns of `SCHEMA`, one row a voter, in the order of the file. `row` is the office's own
    row number, 1-based, as its spreadsheet shows it; it grows and never repeats. A column that the file does
    not have is null throughout and not among `columns_present`. Values are trimmed text; an empty cell is
    null. `birthdate` is null when the text is no date. `province` to `village` hold codes of the Ministry of
    Home Affairs ("35.74.01.1001") where they could be read, else the text as written. `source` is the name
    of the file without its folder. `damage` names the cells that a spreadsheet had damaged, with the kind:
    `apostrophe`, `scientific`, `zero` or `serial`; what could be repaired was.
    """

    table: pa.Table
    columns_present: frozenset[str]
    source: str
    damage: pa.Table = field(default_factory=DAMAGE.empty_table)

    def __post_init__(self) -> None:
        if not self.table.schema.equals(SCHEMA):
            raise TypeError(f"a register has the columns {SCHEMA.names}, not {self.table.schema.names}")

    def __len__(self) -> int:
        """Count the voters."""
        return int(self.table.num_rows)
