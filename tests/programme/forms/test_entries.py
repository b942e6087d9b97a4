import json
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from rembuk.programme.core.paperlist import Signature
from rembuk.programme.forms.entries import PaperForm, QueueForm
from tests.factories.programme import OPENING

SEEN = {"counter": 1, "at": "2026-11-25T06:30:00.000Z", "key": "ab" * 12}


def queue(*seen: object) -> QueueForm:
    return QueueForm({"device": "0a0a0a0a", "door": "Pintu utama", "seen": json.dumps(seen)})


def test_a_queue_is_read_as_the_phone_wrote_it() -> None:
    form = queue(SEEN, {**SEEN, "counter": 2, "key": "", "guest": " Tamu \u202e Contoh ", "undo": True})

    assert form.is_valid()
    first, second = form.cleaned_data["seen"]
    assert (first.counter, first.at, first.key, first.guest, first.undo) == (1, OPENING, "ab" * 12, "", False)
    assert (second.guest, second.undo) == ("Tamu Contoh", True)


@pytest.mark.parametrize(
    "wrong",
    [
        1,
        "x",
        [],
        {},
        {**SEEN, "counter": "1"},
        {**SEEN, "counter": 0},
        {**SEEN, "counter": 2**31},
        {**SEEN, "at": "kemarin"},
        {**SEEN, "at": "2026-11-25T06:30:00"},
        {**SEEN, "at": "2026-13-45T06:30:00Z"},
        {**SEEN, "key": "x" * 25},
    ],
)
def test_a_queue_with_one_wrong_line_is_not_taken(wrong: object) -> None:
    assert list(queue(SEEN, wrong).errors) == ["seen"]


def workbook(rows: list[list[Any]]) -> SimpleUploadedFile:
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return SimpleUploadedFile("hadir.xlsx", content.getvalue())


def test_a_paper_list_comes_typed_or_as_a_spreadsheet_or_both() -> None:
    file = workbook([["No", "Nama", "HP"], [1, "Budi Contoh", "0812 3456 7890"]])

    form = PaperForm({"names": "Siti Contoh"}, MultiValueDict({"file": [file]}))

    assert form.is_valid()
    assert form.cleaned_data["signatures"] == [
        Signature("Siti Contoh"),
        Signature("Budi Contoh", "+6281234567890"),
    ]


@pytest.mark.parametrize(
    ("names", "file", "words"),
    [
        ("", None, "Tidak ada nama yang ditemukan"),
        ("1.\n2.", None, "Tidak ada nama yang ditemukan"),
        ("", SimpleUploadedFile("hadir.xlsx", b"PK\x03\x04 bukan"), "tidak bisa dibaca"),
        ("", SimpleUploadedFile("foto.jpg", b"\xff\xd8\xff"), "tidak bisa dibaca"),
        ("Siti\n" * 2_001, None, "terlalu panjang"),
        ("Siti\n" + "Budi " * 80, None, "Baris 2: nama paling banyak 80 huruf, sedangkan di sini ada 399."),
    ],
)
def test_what_is_no_list_is_said_in_one_line(names: str, file: SimpleUploadedFile | None, words: str) -> None:
    form = PaperForm({"names": names}, MultiValueDict({"file": [file] if file else []}))

    assert not form.is_valid()
    assert words in str(form.errors)
