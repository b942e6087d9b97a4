"""The writers of the draft, one a language."""

from collections.abc import Callable, Mapping

from rembuk.newsroom.core import english, indonesian
from rembuk.newsroom.core.draft import Draft
from rembuk.newsroom.core.facts import TalkFacts

WRITERS: Mapping[str, Callable[[TalkFacts], Draft]] = {"id": indonesian.write, "en": english.write}


def write(facts: TalkFacts, language: str) -> Draft:
    """Write the article of a talk in one of the two languages, "id" or "en"."""
    return WRITERS[language](facts)
