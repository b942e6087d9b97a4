from datetime import date

import pytest

from rembuk.newsroom import actions, queries
from rembuk.programme.core.talk import State
from tests.factories import newsroom, programme

pytestmark = pytest.mark.django_db


def test_the_articles_on_a_programme_s_talks_come_with_their_reads_the_most_read_first() -> None:
    talk = programme.talk(State.HELD)
    little, much = (newsroom.article(talk=talk) for _ in range(2))
    newsroom.article()
    newsroom.article(talk=talk, live=False)
    for day in (25, 26):
        counts = {("id", much.slug): 4, ("id", little.slug): 1}
        actions.add_reads(counts=counts, day=date(2026, 11, day))

    found = queries.readership(talk.programme)

    assert [(each.title, each.reads, each.url) for each in found] == [
        (much.title, 8, f"/berita/{much.slug}/"),
        (little.title, 2, f"/berita/{little.slug}/"),
    ]
