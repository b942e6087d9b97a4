from datetime import UTC, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from rembuk.institutions.permits import CONSOLE
from rembuk.newsroom.queries import facts_of
from rembuk.programme.core.talkfile.reading import read
from rembuk.programme.models import Talk
from rembuk.record.interchange import load
from tests.factories import programme as make
from tests.newsroom.core.test_writers import SECOND_TALK, facts_in
from tests.programme.core.talkfile.test_reading import FIRST_TALK, TODAY

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("source", [FIRST_TALK, SECOND_TALK], ids=["first", "second"])
def test_the_rows_tell_what_the_file_told(source: str) -> None:
    document = read(source, today=TODAY)
    load(by=CONSOLE, document=document, digest="ab" * 32, now=datetime(2026, 11, 24, tzinfo=UTC))

    assert facts_of(Talk.objects.get()) == facts_in(document, document.talks[0])


@pytest.mark.parametrize("items", [1, 3])
def test_a_longer_rundown_asks_the_database_no_more(
    items: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    talk = make.talk(items=items)
    make.commitment(talk)

    with django_assert_num_queries(15):
        facts_of(talk)
