import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rembuk.programme.core.talk import State
from tests.factories import newsroom as news
from tests.factories import programme as make

pytestmark = pytest.mark.django_db


def test_a_published_article_is_told_with_its_talk(client: Client) -> None:
    talk = make.talk(State.HELD)
    news.article(title="Kabar terbit", slug="kabar-terbit", tags=("Umum", "Data"), talk=talk)

    (article,) = client.get("/api/v1/articles").json()["results"]

    assert (article["title"], article["language"], article["tags"], article["talk"]) == (
        "Kabar terbit",
        "id",
        ["Data", "Umum"],
        {"programme": "bincang-contoh", "number": 1},
    )
    assert "<p>Paragraf contoh.</p>" in article["body"]
    assert article["url"].endswith("/berita/kabar-terbit/")
    assert client.get("/api/v1/articles/kabar-terbit").json() == article


def test_a_draft_is_not_there(client: Client) -> None:
    news.article(title="Naskah", slug="naskah", live=False)

    assert client.get("/api/v1/articles").json()["count"] == 0
    assert client.get("/api/v1/articles/naskah").status_code == 404


def test_each_language_has_its_own_list(client: Client) -> None:
    news.article("en", title="News in English")

    assert client.get("/api/v1/articles").json()["count"] == 0
    assert client.get("/api/v1/articles", {"language": "en"}).json()["results"][0]["title"] == "News in English"
    assert client.get("/api/v1/articles", {"language": "jv"}).status_code == 422


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_of_articles_asks_the_database_no_more_for_more_articles(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        news.article()

    with django_assert_num_queries(3):
        assert len(client.get("/api/v1/articles").json()["results"]) == count
