"""Documents on paper, set by the real typesetter from a template in a room of the test's own."""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from rembuk.ui import paper, qr

HOUR = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)
FACTS = {"title": "Contoh undangan", "name": "Tola' Ediy <S.H.>", "code": qr.svg("https://contoh.example/t/1")}
TEMPLATE = """
#import "/ui/paper/house.typ": *
#show: sheet.with(title: facts.title, language: "id")
= #facts.title
#facts.name
#drawing(facts.code, alt: "Kode QR", width: 3cm)
"""


@pytest.fixture(autouse=True)
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    (tmp_path / "contoh" / "paper").mkdir(parents=True)
    (tmp_path / "contoh" / "paper" / "letter.typ").write_text(TEMPLATE, encoding="utf-8")
    (tmp_path / "ui").symlink_to(Path(paper.__file__).parents[1])
    monkeypatch.setattr(paper, "_ROOMS", tmp_path)
    paper._typesetter.cache_clear()
    yield tmp_path
    paper._typesetter.cache_clear()


@pytest.mark.parametrize("standards", [paper.ACCESSIBLE, paper.ARCHIVAL])
def test_the_same_facts_and_hour_give_the_same_document(standards: tuple[str, ...]) -> None:
    first = paper.pdf("contoh/letter.typ", FACTS, at=HOUR, standards=standards)

    assert first[:5] == b"%PDF-"
    assert paper.pdf("contoh/letter.typ", FACTS, at=HOUR, standards=standards) == first
    assert (
        paper.pdf("contoh/letter.typ", {**FACTS, "name": "Contoh Dua"}, at=HOUR, standards=standards) != first
    )


def test_a_document_is_tagged_and_in_the_house_s_letters() -> None:
    made = paper.pdf("contoh/letter.typ", FACTS, at=HOUR)

    assert (b"/StructTreeRoot" in made, b"Tinta-Regular" in made, b"Tinta-Bold" in made) == (True, True, True)


def test_a_page_is_drawn_as_a_picture_of_the_asked_size() -> None:
    with Image.open(BytesIO(paper.png("contoh/letter.typ", FACTS, points_per_inch=72))) as drawn:
        assert (drawn.format, drawn.size) == ("PNG", (595, 842))


@pytest.mark.parametrize("standards", [paper.ACCESSIBLE, paper.ARCHIVAL])
@pytest.mark.parametrize(
    "name",
    [
        "Siti \U0001f98b",
        "\U0001f469\u200d\U0001f9bd",
        "ꦱꦶꦠꦶ",
        "ستي نور",
        "سِتِّي \u0640ـ",
        "ꦱꦶꦠꦶ\u200d",
        "Jean\u2011Luc",
        "Šimon O\u02bcBrien €",
        "\x0b漢",
    ],
)
def test_whatever_someone_is_called_there_is_a_document(name: str, standards: tuple[str, ...]) -> None:
    made = paper.pdf("contoh/letter.typ", {**FACTS, "name": name}, at=HOUR, standards=standards)

    assert made[:5] == b"%PDF-"


@pytest.mark.parametrize(("word", "breaks"), [("anak-anak", True), ("ke-1", False), ("Ke-12", False)])
def test_a_number_of_order_never_breaks_at_its_hyphen(word: str, breaks: bool, room: Path) -> None:
    narrow = TEMPLATE.replace("#facts.name", "#block(width: 31mm, facts.name)")
    (room / "contoh" / "paper" / "narrow.typ").write_text(narrow, encoding="utf-8")

    made = paper.pdf(
        "contoh/narrow.typ", {**FACTS, "name": " ".join("x" * n + " " + word for n in range(25))}, at=HOUR
    )

    with pypdfium2.PdfDocument(made) as document:
        text = document[0].get_textpage().get_text_range()
    # The reader writes this where a word was broken at its hyphen.
    assert ("\ufffe" in text) is breaks
