"""Both languages tell the same facts in the same order from the same sources."""

from hypothesis import given

from rembuk.newsroom.core.draft import Sentence
from rembuk.newsroom.core.facts import TalkFacts
from rembuk.newsroom.core.writers import write
from rembuk.programme.core.talkfile.document import Document
from tests.newsroom.core.test_writers import facts_in
from tests.programme.core.talkfile.documents import documents


def sentences(facts: TalkFacts, language: str) -> list[Sentence]:
    return [sentence for paragraph in write(facts, language).paragraphs for sentence in paragraph]


@given(documents())
def test_every_sentence_has_its_twin_in_the_other_language(document: Document) -> None:
    for part in document.talks:
        facts = facts_in(document, part)

        assert [each.sources for each in sentences(facts, "id")] == [
            each.sources for each in sentences(facts, "en")
        ]


@given(documents())
def test_everything_that_was_said_and_promised_is_a_source(document: Document) -> None:
    for part in document.talks:
        facts = facts_in(document, part)
        named = {source for sentence in sentences(facts, "id") for source in sentence.sources}
        here = f"talks[{facts.number}]"
        expected = {f"{here}.statements[{n}].text" for n in range(1, len(facts.statements) + 1)}
        expected |= {f"{here}.commitments[{n}].text" for n in range(1, len(facts.commitments) + 1)}

        assert expected - named == set()
