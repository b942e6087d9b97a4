"""Whoever edits a draft is shown what the record does not say, and is left alone with what it does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rembuk.newsroom.core.checker import Finding, Kind, check
from rembuk.newsroom.core.facts import TalkFacts
from rembuk.newsroom.core.writers import write
from rembuk.programme.core.talkfile.document import Document
from rembuk.programme.core.talkfile.reading import read
from tests.newsroom.core.test_writers import SECOND_TALK, facts_in
from tests.programme.core.talkfile.documents import documents
from tests.programme.core.talkfile.test_reading import FIRST_TALK, TODAY


def facts(source: str = FIRST_TALK) -> TalkFacts:
    document = read(source, today=TODAY)
    return facts_in(document, document.talks[0])


def found(line: str, language: str = "id") -> list[tuple[Kind, str, str]]:
    return [(each.kind, each.found, each.expected) for each in check([line], facts(), language)]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("source", [FIRST_TALK, SECOND_TALK], ids=["first", "second"])
def test_the_draft_itself_differs_in_nothing(source: str, language: str) -> None:
    told = facts(source)

    assert check(write(told, language).text().split("\n\n"), told, language) == []


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        pytest.param("Hadir pula Ahmad Hudry.", (Kind.NAME, "Hudry", "Ahmad Hudri"), id="a misspelt name"),
        pytest.param(
            "Hadir pula Contoh Sampel.", (Kind.NAME, "Contoh Sampel", ""), id="a name not in the record"
        ),
        pytest.param(
            "Acara dipandu Radfan Faisal (Ketua KPU Kota Probolinggo).",
            (Kind.TITLE, "Radfan Faisal: Ketua KPU Kota Probolinggo", "Anggota KPU Kota Probolinggo"),
            id="a wrong title behind the name",
        ),
        pytest.param(
            "Menurut Ketua Bawaslu Kabupaten Probolinggo Azam Fikri, begitu.",
            (
                Kind.TITLE,
                "Azam Fikri: Ketua Bawaslu Kabupaten Probolinggo",
                "Ketua Bawaslu Kota Probolinggo",
            ),
            id="a wrong title before the name",
        ),
        pytest.param("Program disepakati 16 Juni 2021.", (Kind.DATE, "16 Juni 2021", ""), id="a wrong date"),
        pytest.param("Digelar Rabu (31/6/2021).", (Kind.DATE, "31/6/2021", ""), id="a date that cannot be"),
        pytest.param(
            "Digelar Selasa (30/6/2021).", (Kind.WEEKDAY, "Selasa 30/6/2021", "Rabu"), id="a wrong day"
        ),
        pytest.param("Dihadiri 45 orang.", (Kind.NUMBER, "45", ""), id="a number nobody counted"),
        pytest.param(
            "“Kami akan membuka semua data pemilih,” katanya.",
            (Kind.QUOTE, "Kami akan membuka semua data pemilih,", ""),
            id="words nobody said",
        ),
    ],
)
def test_what_the_record_does_not_say_is_found(line: str, finding: tuple[Kind, str, str]) -> None:
    assert found(line) == [finding]


@pytest.mark.parametrize(
    "line",
    [
        "Kegiatan itu berlangsung lancar. Peserta datang dari banyak tempat.",
        "Ahmad Hudri (Ketua KPU Kota Probolinggo) membuka acara pada Rabu (30/6/2021).",
        "Imam Sucahyo hadir sebagai narasumber.",
        "",
    ],
)
def test_what_it_does_say_and_plain_prose_are_left_alone(line: str) -> None:
    assert found(line) == []


def test_the_same_thing_is_told_once() -> None:
    assert check(["Ada 45 orang.", "Ya, 45 orang."], facts(), "id") == [Finding(Kind.NUMBER, "45")]


@given(st.lists(st.text(max_size=80), max_size=4))
def test_any_text_can_be_checked(lines: list[str]) -> None:
    assert isinstance(check(lines, facts(), "id"), list)


@given(documents())
def test_no_draft_of_any_talk_holds_a_number_or_a_date_of_its_own(document: Document) -> None:
    for part in document.talks:
        told = facts_in(document, part)
        findings = check(write(told, "id").text().split("\n\n"), told, "id")

        assert [each for each in findings if each.kind in {Kind.NUMBER, Kind.DATE}] == []
