from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from rembuk.institutions.permits import CONSOLE, Role
from rembuk.newsroom import queries
from rembuk.newsroom.queries import facts_of
from rembuk.programme.core.talkfile.reading import read
from rembuk.programme.models import Talk
from rembuk.record.interchange import load
from tests.factories import institutions, newsroom
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

    with django_assert_num_queries(14):
        facts_of(talk)


def test_the_newest_articles_of_a_language_are_listed_with_their_address() -> None:
    newsroom.article(title="Lama", slug="lama", date=date(2021, 6, 1))
    newsroom.article(title="Baru", slug="baru", date=date(2021, 6, 30), lead="Isi.")
    newsroom.article("en", slug="english")
    newsroom.article(live=False)

    assert [headline.title for headline in queries.latest("id", 5)] == ["Baru", "Lama"]
    assert queries.latest("id", 1) == [queries.Headline("Baru", "/berita/baru/", date(2021, 6, 30), "Isi.")]
    assert [headline.url for headline in queries.latest("en", 5)] == ["/en/berita/english/"]


def test_a_free_address_is_short_of_whole_words_and_never_taken() -> None:
    newsroom.article(slug="kabar-contoh")
    newsroom.article(slug="kabar-contoh-2")

    assert queries.free_slug("Kabar: contoh", "id") == "kabar-contoh-3"
    assert queries.free_slug("Kabar: contoh", "en") == "kabar-contoh"
    assert queries.free_slug("kata " * 50, "id") == "-".join(["kata"] * 14)
    assert queries.free_slug("x" * 200, "id") == "x" * 70
    assert queries.free_slug("…", "id") == "kabar"


def test_only_writers_of_a_partner_body_may_come_in() -> None:
    host = make.talk().host

    assert queries.may_edit(institutions.actor(Role.PUBLIC_RELATIONS, at=host)) is True
    assert queries.may_edit(institutions.actor(Role.OPERATOR, at=host)) is False
    assert queries.may_edit(institutions.outsider()) is False
