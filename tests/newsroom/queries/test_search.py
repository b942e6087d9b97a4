from datetime import UTC, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from rembuk.newsroom.queries import search
from rembuk.newsroom.queries.search import Pieces
from rembuk.programme.core.talk import State
from tests.factories import newsroom, programme, record

pytestmark = pytest.mark.django_db


def hits(pieces: Pieces) -> list[str]:
    return [text for text, is_hit in pieces if is_hit]


def test_an_article_is_found_by_its_title_its_text_and_the_kin_of_its_words() -> None:
    newsroom.article(title="Uji petik di kelurahan", lead="Petugas memilih sepuluh nama.", slug="uji")
    newsroom.article(title="Lain", lead="Tidak ada hubungannya.")

    for asked in ("petik", "PILIHAN", "paragraf sepuluh"):
        answer = search(asked, "id")
        assert [hit.url for hit in answer.articles] == ["/berita/uji/"], asked
        assert hits([*answer.articles[0].title, *answer.articles[0].excerpt]) != []


def test_a_slip_of_the_hand_is_mended_and_said() -> None:
    newsroom.article(title="Daftar pemilih berkelanjutan", slug="daftar")

    answer = search("berkelanjtan", "id")

    assert [hit.url for hit in answer.articles] == ["/berita/daftar/"]
    assert answer.mended == {"berkelanjtan": "berkelanjutan"}


def test_talks_that_come_and_what_was_said_are_found_too() -> None:
    coming = programme.talk(State.ANNOUNCED, title="Nama ganda di daftar pemilih")
    held = programme.talk(State.PUBLISHED, programme=coming.programme)
    record.statement(held, text="Nama ganda diperiksa dua petugas.")

    answer = search("ganda", "id")

    assert [talk.pk for talk in answer.unrecorded] == [coming.pk]
    assert [found.talk.pk for found in answer.talks] == [held.pk]


def test_a_recorded_talk_is_found_by_a_slip_in_its_title_though_nobody_said_the_word() -> None:
    held = programme.talk(State.PUBLISHED, title="Daftar pemilih berkelanjutan")

    answer = search("pemilh berkelanjutan", "id")

    assert ([found.talk.pk for found in answer.talks], answer.mended) == ([held.pk], {"pemilh": "pemilih"})


def test_a_talk_whose_record_is_not_public_leads_to_its_own_page() -> None:
    held = programme.talk(State.HELD, title="Daftar pemilih berkelanjutan")

    answer = search("berkelanjutan", "id")

    assert ([talk.pk for talk in answer.unrecorded], list(answer.talks)) == ([held.pk], [])


def test_what_is_not_public_or_of_another_language_is_never_found() -> None:
    newsroom.article(live=False, title="Rahasia sekali")
    newsroom.article("en", title="Rahasia in English")
    programme.talk(State.DRAFT, title="Rahasia bincang")
    unread = programme.talk(State.HELD)
    record.statement(unread, text="Rahasia yang diucapkan")
    record.line(unread, text="Rahasia yang ditranskrip")

    assert search("rahasia", "id").is_empty
    assert search("rahsia", "id").mended == {}
    assert search("  ", "id").is_empty


def test_an_article_that_changed_is_read_again_and_one_taken_off_is_gone() -> None:
    article = newsroom.article(title="Judul lama", slug="satu")
    assert len(search("lama", "id").articles) == 1

    article.title, article.last_published_at = "Judul baru", datetime(2021, 7, 2, tzinfo=UTC)
    article.save()
    assert [len(search(word, "id").articles) for word in ("baru", "lama")] == [1, 0]

    article.live = False
    article.save()
    assert search("baru", "id").is_empty


@pytest.mark.parametrize("count", [1, 3])
def test_more_articles_ask_the_database_no_more(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        newsroom.article(title="Uji petik")
    search("petik", "id")

    with django_assert_num_queries(8):
        assert len(search("petik", "id").articles) == count
