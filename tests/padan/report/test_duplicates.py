import pytest

from padan import matching
from padan.regions import load
from padan.report.duplicates import document, summarize
from padan.report.page import html
from tests.padan.voters import made, made_register, register

THERE = {"village": "35.74.01.1002"}


def test_pairs_are_counted_by_how_sure_they_are_and_where() -> None:
    learned = matching.dedupe(made_register()).learned
    rows = register({}, {}, {**THERE, "nik": "3574010101990009", "name": "CONTOH LAIN", "birthdate": None})

    found = summarize(matching.dedupe(rows, learned=learned), rows, regions=load())

    assert (found.voters, found.groups, found.bands) == ((3,), 1, ((1, 0), (0, 0), (0, 0)))
    assert [(place.name, place.voters, place.pairs) for place in found.places if sum(place.pairs)] == [
        ("Ketapang", 2, (1, 0, 0))
    ]


@pytest.mark.parametrize(("language", "words"), [("id", "Seberapa yakin"), ("en", "How sure")])
def test_the_page_needs_nothing_beside_it_and_names_no_person(language: str, words: str) -> None:
    whole = made_register()

    page = html(document(summarize(matching.dedupe(whole), whole, regions=load()), language))

    assert words in page
    assert "<script" not in page
    for column in ("nik", "nkk", "name"):
        assert [text for text in made().table[column].to_pylist() if text and text in page] == []


def test_what_an_office_wrote_cannot_become_markup() -> None:
    rows = register({"village": "<script>"}, {"village": "<script>"})
    learned = matching.dedupe(made_register()).learned

    page = html(document(summarize(matching.dedupe(rows, learned=learned), rows, regions=load()), "id"))

    assert "<script" not in page


def test_people_of_two_lists_are_counted_by_the_village_of_the_first() -> None:
    learned = matching.dedupe(made_register()).learned
    left = register({**THERE, "nik": "3574010101990009", "name": "CONTOH LAIN", "birthdate": None}, {})
    right = register({**THERE}, {**THERE}, source="other.csv")

    found = summarize(matching.link(left, right, learned=learned), left, right, regions=load())

    # One voter of the first list meets two rows of the second, both of them in another village.
    assert (found.sources, found.voters, found.groups) == (("list.csv", "other.csv"), (2, 2), 1)
    assert sum(pairs for pairs, _ in found.bands) == sum(apart for _, apart in found.bands) == 2
    assert [(place.name, place.voters, sum(place.pairs)) for place in found.places] == [
        ("Ketapang", 1, 2),
        ("Triwung Lor", 1, 0),
    ]
    assert "list.csv · other.csv" in html(document(found, "id"))
