from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from rembuk.institutions.permits import CONSOLE, NotPermitted
from rembuk.ledger.models import Opening
from rembuk.programme.core.talkfile.document import Document
from rembuk.programme.core.talkfile.reading import read
from rembuk.programme.models import Talk
from rembuk.record.interchange import load
from rembuk.record.queries import document_of
from tests.factories import institutions as make
from tests.programme.core.talkfile.documents import documents
from tests.programme.core.talkfile.test_reading import FIRST_TALK

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
TODAY = date(2026, 11, 24)


def first_talk(source: str = FIRST_TALK) -> Document:
    return read(source, today=TODAY)


def test_a_file_becomes_rows_and_one_entry_of_the_log() -> None:
    outcome = load(by=CONSOLE, document=first_talk(), digest="ab" * 32, now=NOW)

    talk = Talk.objects.get()
    assert (talk.programme, talk.number, talk.state, talk.host.name) == (
        outcome.programme,
        1,
        "published",
        "KPU Kota Probolinggo",
    )
    assert outcome.added["Person"] == 6
    assert list(Opening.objects.values_list("kind", "by", "data")) == [
        ("programme.loaded", "console", {"sha256": "ab" * 32})
    ]


def test_a_second_time_changes_nothing_and_leaves_no_entry() -> None:
    load(by=CONSOLE, document=first_talk(), digest="ab" * 32, now=NOW)

    assert not load(by=CONSOLE, document=first_talk(), digest="ab" * 32, now=NOW)
    assert Opening.objects.count() == 1


def test_the_rows_give_back_the_same_document() -> None:
    outcome = load(by=CONSOLE, document=first_talk(), digest="ab" * 32, now=NOW)

    stored = document_of(outcome.programme)
    assert replace(stored, talks=tuple(replace(talk, state="") for talk in stored.talks)) == first_talk()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(documents(), documents())
def test_a_changed_file_wins_over_what_was_there(before: Document, after: Document) -> None:
    # A talk that a later file leaves out stays, so both have as many.
    count = min(len(before.talks), len(after.talks))
    before, after = replace(before, talks=before.talks[:count]), replace(after, talks=after.talks[:count])
    with transaction.atomic():
        load(by=CONSOLE, document=before, digest="aa" * 32, now=NOW)
        outcome = load(by=CONSOLE, document=after, digest="bb" * 32, now=NOW)
        stored = document_of(outcome.programme)
        again = load(by=CONSOLE, document=after, digest="bb" * 32, now=NOW)
        transaction.set_rollback(True)

    kept = [talk.state or old.state for talk, old in zip(after.talks, stored.talks, strict=True)]
    talks = tuple(replace(talk, state=state) for talk, state in zip(after.talks, kept, strict=True))
    assert (stored.programme, stored.people, stored.talks) == (after.programme, after.people, talks)
    assert set(stored.institutions) <= set(after.institutions)
    assert not again


def test_a_state_that_the_file_does_not_give_is_kept() -> None:
    load(by=CONSOLE, document=first_talk(), digest="ab" * 32, now=NOW)
    Talk.objects.update(state="published")

    load(by=CONSOLE, document=first_talk(), digest="ab" * 32, now=NOW)

    assert Talk.objects.get().state == "published"


def test_an_outsider_loads_nothing() -> None:
    with pytest.raises(NotPermitted):
        load(by=make.outsider(), document=first_talk(), digest="ab" * 32, now=NOW)

    assert (Talk.objects.count(), Opening.objects.count()) == (0, 0)
