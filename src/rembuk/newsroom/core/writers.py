"""The writers of the draft: one walk over the record, the phrases of two languages, the offices' styles."""

from collections.abc import Callable, Mapping

from rembuk.newsroom.core.draft import Draft, Style
from rembuk.newsroom.core.english import English
from rembuk.newsroom.core.facts import TalkFacts
from rembuk.newsroom.core.indonesian import Indonesian
from rembuk.newsroom.core.walk import Phrases, tell

WRITERS: Mapping[str, Callable[[TalkFacts], Phrases]] = {"id": Indonesian, "en": English}


def write(facts: TalkFacts, language: str, style: Style | None = None) -> Draft:
    """Write the article of a talk in one of the two languages, "id" or "en"."""
    return tell(WRITERS[language](facts), style or Style())
