"""Every word on screen has its Indonesian, in the catalogue of the room that says it."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import django
import pytest
from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

ROOMS = Path(__file__).resolve().parent.parent / "src" / "rembuk"
CATALOGS = sorted(ROOMS.glob("*/locale/id/LC_MESSAGES/django.po"))
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}

Word = tuple[str | None, str]


def words(source: bytes) -> Iterator[Word]:
    for _, message, _, context in extract("python", BytesIO(source), keywords=KEYWORDS):
        yield context, message if isinstance(message, str) else message[0]


def words_on_screen(room: Path) -> set[Word]:
    found: set[Word] = set()
    for module in room.rglob("*.py"):
        found |= set(words(module.read_bytes()))
    for template in room.glob("templates/**/*.*"):
        if template.suffix in {".html", ".txt", ".xml"}:
            found |= set(words(templatize(template.read_text(encoding="utf-8"), origin=str(template)).encode()))
    return found


def translated(catalog: Catalog) -> set[Word]:
    # A plural has one form in Indonesian, kept as a tuple.
    return {
        (message.context, message.id if isinstance(message.id, str) else message.id[0])
        for message in catalog
        if message.id and not message.fuzzy and _is_whole(message.string)
    }


def _is_whole(string: Any) -> bool:
    forms = [string] if isinstance(string, str) else list(string or [""])
    return all(forms)


@pytest.mark.parametrize(
    "room", sorted(p for p in ROOMS.iterdir() if (p / "__init__.py").exists()), ids=lambda room: room.name
)
def test_every_word_of_a_room_has_its_indonesian(room: Path) -> None:
    path = room / "locale/id/LC_MESSAGES/django.po"
    catalog = Catalog()
    if path.exists():
        with path.open("rb") as file:
            catalog = read_po(file, locale="id")

    # Yes, No and the like are Django's own words, and have Django's own Indonesian.
    with (Path(django.__file__).parent / "conf/locale/id/LC_MESSAGES/django.po").open("rb") as file:
        common = read_po(file, locale="id")

    assert words_on_screen(room) - translated(catalog) - translated(common) == set()


def test_a_word_has_one_indonesian_in_all_rooms_or_says_what_it_is_of() -> None:
    """All rooms share one space of words: of two, the first would silently speak for the other."""
    spoken: dict[Word, set[str]] = {}
    for path in sorted(ROOMS.glob("*/locale/id/LC_MESSAGES/django.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale="id"):
                if isinstance(message.id, str) and message.id:
                    spoken.setdefault((message.context, message.id), set()).add(str(message.string))

    assert {word: said for word, said in spoken.items() if len(said) > 1} == {}


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.parts[-5])
def test_a_translation_keeps_every_placeholder(path: Path) -> None:
    with path.open("rb") as file:
        catalog = read_po(file, locale="id")

    assert [str(error) for _, errors in catalog.check() for error in errors] == []
