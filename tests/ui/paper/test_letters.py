from collections.abc import Iterator
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

from rembuk.ui.paper import letters


@pytest.fixture(autouse=True)
def read_anew() -> Iterator[None]:
    letters._faces.cache_clear()
    letters._printed.cache_clear()
    yield
    letters._faces.cache_clear()
    letters._printed.cache_clear()


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Tola\u2019 Ediy", id="an apostrophe of print"),
        pytest.param("Ḥasan Baṣrī, Šimon Łódź", id="Latin with its marks"),
        pytest.param("Ελένη", id="Greek"),
        pytest.param("Дмитрий", id="Cyrillic"),
        pytest.param("سِتِّي نُور", id="Arabic with its vowels"),
        pytest.param("ڠاتمن ۑي ڤسنترين", id="Pegon"),
        pytest.param("ꦱꦶꦠꦶ", id="Javanese"),
        pytest.param("Jean\nÉdith", id="two lines"),
    ],
)
def test_a_name_is_printed_as_it_is_written(name: str) -> None:
    assert letters.printable(name) == name


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        pytest.param("E\u0301dith", "Édith", id="a mark apart joins its letter"),
        pytest.param("O\u02bcBrien", "O\u02bcBrien", id="an apostrophe that is a letter"),
        pytest.param("Jean\u2011Luc", "Jean\u2011Luc", id="a hyphen that does not break"),
        pytest.param("Siti \U0001f98b", "Siti", id="an emoji is left out"),
        pytest.param("\U0001f98b", "?", id="nothing but an emoji"),
        pytest.param("Siti 漢字", "Siti ??", id="a script without a font"),
    ],
)
def test_what_cannot_be_printed_is_told_as_plainly_as_it_can(name: str, printed: str) -> None:
    assert letters.printable(name) == printed


def test_facts_keep_their_shape() -> None:
    facts = {"names": ["Ḥasan", ("Siti \U0001f98b",)], "count": 3, "none": None}

    assert letters.printable(facts) == {"names": ["Ḥasan", ["Siti"]], "count": 3, "none": None}


def test_a_site_prints_a_further_script_with_a_font_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    house = letters._OURS
    ours, data = tmp_path / "ours", tmp_path / "data"
    ours.mkdir()
    copy(house / "Tinta-Regular.ttf", ours)
    monkeypatch.setattr(letters, "_OURS", ours)
    settings.DATA = data
    assert (letters.folders(), letters.printable("ꦱꦠ")) == ([ours], "??")

    (data / "fonts").mkdir(parents=True)
    copy(house / "NotoSansJavanese-Regular.ttf", data / "fonts")
    (data / "fonts" / "readme.txt").write_text("no font")
    letters._faces.cache_clear()
    letters._printed.cache_clear()

    assert (letters.folders(), letters.printable("ꦱꦠ")) == ([ours, data / "fonts"], "ꦱꦠ")
