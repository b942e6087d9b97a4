"""A report of every kind of block."""

from padan.report.charts import bars
from padan.report.document import Chart, Document, Facts, Heading, Section, Table, Text

TABLE = Table(
    name="Temuan",
    heads=("Kode", "Baris", "Sumber"),
    rows=(("NIK-01", "3", "PKPU"),),
    figures=frozenset({1}),
    shares=(1, 1, 2),
    spare=frozenset({2}),
)
REPORT = Document(
    title="Judul & isi",
    lead="Pengantar.",
    sections=(
        Section(
            "list <1>.csv",
            (
                Heading("Yang ditemukan"),
                Heading("Harus diperbaiki", "fix"),
                Facts((("Pemilih", "1.200"),)),
                TABLE,
                Chart("Baris", bars("Baris", [("Jati", 3.0, "3")]), "Tertinggi."),
                Text("Satu baris & lainnya."),
            ),
        ),
    ),
    foot="Kaki.",
    language="id",
)
