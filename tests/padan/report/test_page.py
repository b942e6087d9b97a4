from html.parser import HTMLParser

from padan.report.page import html
from tests.padan.report.samples import REPORT


class Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.open: list[str] = []
        self.spare: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"meta", "col"}:
            self.open.append(tag)
        if "spare" in (dict(attrs).get("class") or ""):
            self.spare.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text.append(data)


def seen() -> Seen:
    found = Seen()
    found.feed(html(REPORT))
    return found


def test_a_page_says_every_block_in_order_and_closes_what_it_opens() -> None:
    found = seen()

    assert found.open == []
    assert [text for text in found.text if text.strip()] == [
        *("Judul & isi", "Judul & isi", "Pengantar.", "list <1>.csv", "Yang ditemukan", "Harus diperbaiki"),
        *("Pemilih", "1.200", "Kode", "Baris", "Sumber", "NIK-01", "3", "PKPU"),
        *("Baris", "Jati", "3", "Tertinggi.", "Satu baris & lainnya.", "Kaki."),
    ]


def test_what_may_be_left_out_on_a_phone_is_marked_as_such() -> None:
    assert seen().spare == ["col", "th", "td"]
