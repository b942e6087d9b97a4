"""Lists to read, as offices write them. Every person in them is plainly a sample."""

from collections.abc import Sequence
from pathlib import Path

TITLES = (
    *("No KK", "NIK", "Nama", "Tempat Lahir", "Tanggal Lahir", "Status Perkawinan", "Jenis Kelamin", "Alamat"),
    *("RT", "RW", "Disabilitas", "Status KTP-el", "Keterangan", "Kel/Desa", "TPS"),
)
ONE = (
    *("3574010101010001", "3574014101700001", "CONTOH SATU", "PROBOLINGGO", "01|01|1970", "S", "P"),
    *("JL. A, NO 1", "001", "002", "", "S", "", "Ketapang", "1"),
)
TWO = (
    *("3574010101010001", "3574011506710002", "CONTOH DUA", "PROBOLINGGO", "15|06|1971", "S", "L"),
    *("JL. A, NO 1", "001", "002", "", "S", "", "Ketapang", "1"),
)


def written(rows: Sequence[Sequence[str]], delimiter: str = ",") -> str:
    """Write rows as a spreadsheet saves them: quotes only where they are needed."""

    def cell(text: str) -> str:
        return f'"{text}"' if delimiter in text else text

    return "".join(delimiter.join(map(cell, row)) + "\n" for row in rows)


def saved(folder: Path, *rows: Sequence[str], name: str = "list.csv") -> Path:
    """Save a list with its heading."""
    file = folder / name
    file.write_text(written([TITLES, *rows]), encoding="utf-8")
    return file
