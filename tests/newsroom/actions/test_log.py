import pytest
from django.db import transaction

from rembuk.institutions.permits import CONSOLE, Role
from rembuk.institutions.queries import actor_of
from rembuk.newsroom.actions.log import account_of, record
from rembuk.programme.core.talk import State
from tests import logbook
from tests.factories import newsroom, programme

pytestmark = pytest.mark.django_db


def test_an_account_acts_as_itself_and_the_console_as_nobody() -> None:
    account = newsroom.editor(Role.ADMIN, at=programme.talk(State.HELD).host)

    assert (account_of(actor_of(account)), account_of(CONSOLE)) == (account, None)


def test_a_line_names_the_article_and_its_language() -> None:
    article = newsroom.article("en")

    with transaction.atomic():
        record("article.tried", article, by=CONSOLE, now=newsroom.NOW, bodies=[1])

    assert logbook.last() == logbook.Line(
        "article.tried", "console", f"newsroom.article:{article.pk}", {"language": "en", "bodies": [1]}
    )
