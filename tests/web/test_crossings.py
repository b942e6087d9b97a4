import pytest

from rembuk.programme import panels
from rembuk.programme.core.talk import State
from rembuk.web import crossings
from tests.factories.newsroom import article
from tests.factories.programme import talk

pytestmark = pytest.mark.django_db


def test_a_talk_leads_to_its_record_first_once_that_is_public() -> None:
    assert crossings.record_of(talk(State.HELD)) == ()

    (way,) = crossings.record_of(talk(State.PUBLISHED))

    assert (way.url, way.main) == ("/acara/bincang-contoh/2/rekaman/", True)


def test_a_talk_that_is_on_leads_to_its_room_and_one_to_come_lets_people_ask() -> None:
    live, coming = (panels.ways(talk(state)) for state in (State.LIVE, State.ANNOUNCED))

    assert [(way.url, way.main) for way in live] == [("/acara/bincang-contoh/1/ruang/", True)]
    assert [(way.url, way.main) for way in coming] == [("/acara/bincang-contoh/2/ruang/", False)]


def test_a_talk_that_nobody_sees_leads_nowhere_yet() -> None:
    assert panels.ways(talk(State.DRAFT)) == []


def test_the_rooms_meet_once_however_often_they_are_called() -> None:
    before = list(panels._hung)
    crossings.cross()

    assert panels._hung == before
    assert crossings.record_of in before
    assert crossings.articles_on in before


def test_a_talk_leads_to_its_articles_in_the_language_of_the_page() -> None:
    held = talk(State.PUBLISHED)
    article(talk=held, title="Kabar tentang bincang", slug="kabar")
    article("en", talk=held, title="News on the talk", slug="news")
    article(talk=held, live=False)

    assert [(way.label, way.url) for way in crossings.articles_on(held)] == [
        ("Kabar tentang bincang", "/berita/kabar/")
    ]


def test_articles_are_handed_over_line_by_line_in_both_languages() -> None:
    held = talk(State.PUBLISHED)
    body = [("paragraph", "<p>Alinea satu.</p>"), ("paragraph", "<p>Alinea dua.</p>")]
    article(talk=held, title="Kabar", slug="sama", lead="Teras.", dateline="CONTOH", body=body)
    article("en", talk=held, title="News", slug="sama")
    article(talk=held, live=False)

    parts = {name: str(content, "utf-8") for name, content in crossings.articles_in(held)}  # type: ignore[arg-type]

    assert list(parts) == ["kabar/id/sama.txt", "kabar/en/sama.txt"]
    assert parts["kabar/id/sama.txt"] == (
        "Kabar\n\nCONTOH\n\n2021-06-30\n\nTeras.\n\nAlinea satu.\n\nAlinea dua.\n"
    )
