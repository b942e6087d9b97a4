"""A check as a spreadsheet: a page to begin with, then one a rule with the office's own row numbers."""

from typing import BinaryIO

import pyarrow.compute as pc
import xlsxwriter

from padan.checking import Checked, Finding
from padan.privacy import mask
from padan.reading.headings import title_of
from padan.register import Register
from padan.rules import SEVERITIES

# A sheet holds 1,048,576 rows; the heading takes one and a last line says that there are more.
MOST = 1_000_000

WORDS = {
    "id": {
        "first": "Ringkasan",
        "head": ("Kode", "Tingkat", "Jumlah baris", "Aturan", "Sumber"),
        "row": "Baris",
        "more": "… dan {count} baris lagi; semuanya ada di --json",
    },
    "en": {
        "first": "Summary",
        "head": ("Code", "Severity", "Rows", "Rule", "Source"),
        "row": "Row",
        "more": "… and {count} more rows; --json has all of them",
    },
}


def write(checked: Checked, register: Register, into: BinaryIO, *, language: str, clear: bool) -> None:
    """Write the workbook. What tells a person is masked unless `clear`."""
    words = WORDS[language]
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(into, options) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        first = book.add_worksheet(str(words["first"]))
        first.write_row(0, 0, words["head"], bold)
        first.set_column(3, 4, 60)
        first.freeze_panes(1, 0)
        for line, each in enumerate(checked.findings, 1):
            rule = each.rule
            severity = SEVERITIES[language][rule.severity]
            first.write_row(line, 0, [rule.code, severity, len(each.rows), rule.titles[language], rule.source])
            if len(each.rows):
                first.write_url(line, 0, f"internal:'{rule.code}'!A1", string=rule.code)
                _page(book, each, register, language=language, clear=clear)


def _page(
    book: xlsxwriter.Workbook, finding: Finding, register: Register, *, language: str, clear: bool
) -> None:
    words, page = WORDS[language], book.add_worksheet(finding.rule.code)
    # A place to look it up, then the columns that show why.
    columns = [*dict.fromkeys(("village", "station", *finding.rule.columns))]
    columns = [name for name in columns if name in register.columns_present]
    page.write_row(0, 0, [words["row"], *map(title_of, columns)], book.add_format({"bold": True, "bottom": 1}))
    page.freeze_panes(1, 1)
    rows = finding.rows.slice(0, MOST)
    found = register.table.take(pc.index_in(rows, register.table["row"].combine_chunks()))
    page.write_column(1, 0, rows.to_pylist())
    for place, name in enumerate(columns, 1):
        texts = pc.cast(found[name], "string").to_pylist()
        page.write_column(1, place, texts if clear else [mask(name, text) for text in texts])
    if len(finding.rows) > MOST:
        page.write(MOST + 1, 0, str(words["more"]).format(count=len(finding.rows) - MOST))
