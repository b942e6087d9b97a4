import pytest

from rembuk.newsroom.core.checker import Finding, Kind
from rembuk.newsroom.templatetags.newsroom import findings, kind_in_words, source_in_words, sources
from tests.factories import newsroom, programme


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("programme.purpose", "Program: tujuan"),
        ("talks[1].date", "Bincang: tanggal"),
        ("talks[12].rundown[2].people", "Susunan acara 2: orang"),
        ("talks[1].rundown[2].points[1]", "Susunan acara 2: pokok bahasan"),
        ("talks[1].statements[3].text", "Pernyataan 3: isi"),
        ("talks[1].attendance.hall", "Bincang: kehadiran"),
        ("talks[1].polls[2].results", "Jajak pendapat 2: hasil"),
        ("talks[1].questions[1].answer", "Pertanyaan 1: jawaban"),
        ("talks[1].learning", "Bincang: yang dipelajari"),
        ("talks[1].something_new", "Bincang: something_new"),
        ("?", "?"),
    ],
)
def test_a_source_is_said_in_words(source: str, words: str) -> None:
    assert source_in_words(source) == words


def test_each_kind_of_finding_has_its_word() -> None:
    assert [kind_in_words(Finding(kind, "x")) for kind in Kind] == [
        "Nama",
        "Jabatan",
        "Tanggal",
        "Hari",
        "Angka",
        "Kutipan",
    ]


@pytest.mark.django_db
def test_sources_and_findings_are_those_of_the_article() -> None:
    talk = programme.talk()
    article = newsroom.article(
        live=False,
        talk=talk,
        title="Judul",
        lead="Ada 987 orang.",
        provenance=[{"text": "A.", "sources": ["talks[1].date"]}],
    )

    assert sources(article) == [{"text": "A.", "sources": ["Bincang: tanggal"]}]
    assert Finding(Kind.NUMBER, "987") in findings(article)
