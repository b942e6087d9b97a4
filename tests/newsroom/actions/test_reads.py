from datetime import date

import pytest

from rembuk.newsroom import actions
from rembuk.newsroom.models import Reads
from tests import logbook
from tests.factories import newsroom

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 25)


def test_reads_add_up_by_article_and_day_and_stand_in_no_log() -> None:
    first, hidden = newsroom.article(), newsroom.article(live=False)
    english = newsroom.article("en", slug=first.slug)
    length = logbook.length()

    counts = {("id", first.slug): 3, ("en", english.slug): 1, ("id", hidden.slug): 5, ("id", "tidak-ada"): 9}
    assert [actions.add_reads(counts=counts, day=DAY) for _ in range(2)] == [4, 4]
    actions.add_reads(counts={("id", first.slug): 1}, day=date(2026, 11, 26))

    assert sorted(Reads.objects.values_list("article", "day", "count")) == [
        (first.pk, DAY, 6),
        (first.pk, date(2026, 11, 26), 1),
        (english.pk, DAY, 2),
    ]
    assert logbook.length() == length
