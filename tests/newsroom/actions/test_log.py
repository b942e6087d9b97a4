import pytest
from django.db import transaction

from rembuk.institutions.permits import CONSOLE
from rembuk.newsroom.actions.log import record
from tests import logbook
from tests.factories import newsroom

pytestmark = pytest.mark.django_db


def test_a_line_names_the_article_and_its_language() -> None:
    article = newsroom.article("en")

    with transaction.atomic():
        record("article.tried", article, by=CONSOLE, now=newsroom.NOW, bodies=[1])

    assert logbook.last() == logbook.Line(
        "article.tried", "console", f"newsroom.article:{article.pk}", {"language": "en", "bodies": [1]}
    )
