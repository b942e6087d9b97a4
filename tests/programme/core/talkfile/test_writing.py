import tomllib
from datetime import date

from hypothesis import given

from rembuk.programme.core.talkfile.document import Document
from rembuk.programme.core.talkfile.reading import read
from rembuk.programme.core.talkfile.writing import write
from tests.programme.core.talkfile.documents import documents
from tests.programme.core.talkfile.test_reading import FIRST_TALK, TODAY


def test_the_first_talk_is_written_as_it_was_read() -> None:
    assert tomllib.loads(write(read(FIRST_TALK, today=TODAY), today=TODAY)) == tomllib.loads(FIRST_TALK)


@given(documents())
def test_what_is_written_reads_the_same(document: Document) -> None:
    assert read(write(document, today=TODAY), today=TODAY) == document


def test_a_state_that_goes_without_saying_is_not_written() -> None:
    source = FIRST_TALK.replace("number = 1", 'number = 1\nstate = "published"', 1)
    document = read(source, today=TODAY)

    assert "state" not in tomllib.loads(write(document, today=TODAY))["talks"][0]
    assert document.talks[0].date < date(2026, 1, 1)


def test_a_talk_whose_record_is_not_agreed_to_yet_says_that_it_was_only_held() -> None:
    source = FIRST_TALK.replace("number = 1", 'number = 1\nstate = "held"', 1)
    document = read(source, today=TODAY)

    assert tomllib.loads(write(document, today=TODAY))["talks"][0]["state"] == "held"
