import pytest

from padan import matching
from padan.regions import load
from padan.report.duplicates import html, summarize
from tests.padan.voters import made, made_register, register

THERE = {"village": "35.74.01.1002"}


def test_pairs_are_counted_by_how_sure_they_are_and_where() -> None:
    learned = matching.dedupe(made_register()).learned
    rows = register({}, {}, {**THERE, "nik": "3574010101990009", "name": "CONTOH LAIN", "birthdate": None})

    found = summarize(matching.dedupe(rows, learned=learned), rows, regions=load())

    assert (found.voters, found.clusters, found.bands) == (3, 1, ((1, 0), (0, 0), (0, 0)))
    assert [(place.name, place.voters, place.pairs) for place in found.places if sum(place.pairs)] == [
        ("Ketapang", 2, (1, 0, 0))
    ]


@pytest.mark.parametrize(("language", "words"), [("id", "Seberapa yakin"), ("en", "How sure")])
def test_the_page_needs_nothing_beside_it_and_names_no_person(language: str, words: str) -> None:
    whole = made_register()

    page = html(summarize(matching.dedupe(whole), whole, regions=load()), language)

    assert words in page
    assert "<script" not in page
    for column in ("nik", "nkk", "name"):
        assert [text for text in made().table[column].to_pylist() if text and text in page] == []


def test_what_an_office_wrote_cannot_become_markup() -> None:
    rows = register({"village": "<script>"}, {"village": "<script>"})
    learned = matching.dedupe(made_register()).learned

    page = html(summarize(matching.dedupe(rows, learned=learned), rows, regions=load()), "id")

    assert "<script" not in page
