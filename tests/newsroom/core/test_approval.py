import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rembuk.newsroom.core.approval import COUNTED, Given, fingerprint, is_complete, missing

TEXT, OTHER = "a" * 64, "b" * 64
BODIES = [1, 2]


def revision(**changes: Any) -> dict[str, Any]:
    body = json.dumps([{"type": "paragraph", "value": "<p>Isi.</p>", "id": "satu"}])
    return {"title": "Judul", "lead": "Teras.", "body": body, "tagged_items": [{"pk": 1, "tag": 7}], **changes}


@pytest.mark.parametrize("name", COUNTED)
def test_whatever_readers_see_changes_the_fingerprint(name: str) -> None:
    assert fingerprint(revision(**{name: "lain"})) != fingerprint(revision())


def test_tags_count_and_their_rows_do_not() -> None:
    same = revision(tagged_items=[{"pk": 9, "tag": 7}])

    assert fingerprint(same) == fingerprint(revision())
    assert fingerprint(revision(tagged_items=[{"pk": 1, "tag": 8}])) != fingerprint(revision())


def test_the_keys_of_blocks_and_the_bookkeeping_do_not_count() -> None:
    body = json.dumps([{"id": "dua", "value": "<p>Isi.</p>", "type": "paragraph"}])

    assert fingerprint(revision(body=body, latest_revision=4, live=True)) == fingerprint(revision())


@given(st.text(), st.text())
def test_two_texts_share_a_fingerprint_only_if_they_are_the_same(one: str, other: str) -> None:
    assert (fingerprint(revision(lead=one)) == fingerprint(revision(lead=other))) == (one == other) or (
        one[:1] in "[{" or other[:1] in "[{"
    )


def test_missing_are_those_that_approved_nothing_or_another_text() -> None:
    assert missing(BODIES, [Given(1, TEXT, 10), Given(2, OTHER, 20)], TEXT) == [2]


@pytest.mark.parametrize(
    ("bodies", "given_", "author", "complete"),
    [
        pytest.param(BODIES, [Given(1, TEXT, 10), Given(2, TEXT, 20)], 10, True, id="every body"),
        pytest.param(BODIES, [Given(1, TEXT, 10)], None, False, id="one is missing"),
        pytest.param(BODIES, [Given(1, TEXT, 10), Given(2, OTHER, 20)], None, False, id="one of another text"),
        pytest.param([1], [Given(1, TEXT, 10)], 10, False, id="the author alone"),
        pytest.param(
            [1], [Given(1, TEXT, 10), Given(3, TEXT, 30)], 10, False, id="a stranger reads for nobody"
        ),
        pytest.param([1, 2], [Given(1, TEXT, 10), Given(2, TEXT, 10, by_letter=True)], 10, True, id="a letter"),
        pytest.param([], [], None, False, id="no body at all"),
    ],
)
def test_is_complete(bodies: list[int], given_: list[Given], author: int | None, complete: bool) -> None:
    assert is_complete(bodies, given_, TEXT, author=author) is complete
