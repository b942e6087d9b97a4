from datetime import date

import pytest

from rembuk.institutions.permits import Role
from rembuk.newsroom import queries
from tests.factories import institutions, newsroom
from tests.factories import programme as make

pytestmark = pytest.mark.django_db


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
