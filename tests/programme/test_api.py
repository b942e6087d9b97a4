import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rembuk.programme.core.talk import State
from rembuk.web.cli import main
from tests.factories import programme as make
from tests.web.commands.test_load import FIRST_TALK

pytestmark = pytest.mark.django_db
TALKS = "/api/v1/programmes/bincang-contoh/talks"


def test_the_first_talk_is_told_with_its_people_and_their_titles(client: Client) -> None:
    main(["load", str(FIRST_TALK)])

    talk = client.get("/api/v1/talks/kpu-bawaslu-talk/1").json()

    assert (talk["title"], talk["date"], talk["mode"], talk["venue"], talk["host"]["name"]) == (
        "Daftar pemilih berkelanjutan dan program partisipatif masyarakat",
        "2021-06-30",
        "luring",
        "Aula KPU Kota Probolinggo",
        "KPU Kota Probolinggo",
    )
    assert [item["kind"] for item in talk["rundown"]] == ["remarks", "core", "core", "closing"]
    assert talk["rundown"][1]["moderator"] == {"name": "Radfan Faisal", "title": "Anggota KPU Kota Probolinggo"}
    assert talk["rundown"][0]["people"] == [{"name": "Ahmad Hudri", "title": "Ketua KPU Kota Probolinggo"}]


def test_a_programme_is_told_with_its_partners_by_name(client: Client) -> None:
    make.programme()

    (programme,) = client.get("/api/v1/programmes").json()["results"]

    assert (programme["slug"], programme["cadence"]) == ("bincang-contoh", "FREQ=WEEKLY;INTERVAL=2")
    assert [body["key"] for body in programme["partners"]] == [
        "bawaslu-kab",
        "bawaslu-kota",
        "kpu-kab",
        "kpu-kota",
    ]
    assert client.get("/api/v1/programmes/bincang-contoh").json() == programme


def test_what_the_public_may_not_see_is_not_there(client: Client) -> None:
    make.talk(State.DRAFT, title="Talk yang rahasia")
    make.talk(State.ANNOUNCED, title="Talk yang diumumkan")

    talks = client.get(TALKS).json()

    assert (talks["count"], [talk["title"] for talk in talks["results"]]) == (1, ["Talk yang diumumkan"])
    answer = client.get("/api/v1/talks/bincang-contoh/1")
    assert (answer.status_code, answer.json()) == (404, {"error": "There is no such thing here."})


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_of_talks_asks_the_database_no_more_for_more_talks(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        make.talk(State.ANNOUNCED)

    with django_assert_num_queries(7):
        assert len(client.get(TALKS).json()["results"]) == count


def test_a_long_list_comes_in_parts(client: Client) -> None:
    for _ in range(3):
        make.talk(State.ANNOUNCED)

    part = client.get(TALKS, {"limit": 2, "offset": 1}).json()

    assert (part["count"], [talk["number"] for talk in part["results"]]) == (3, [2, 3])


@pytest.mark.parametrize(
    ("question", "error"),
    [
        ({"limit": "many"}, "limit: Input should be a valid integer, unable to parse string as an integer"),
        ({"limit": 101}, "limit: Input should be less than or equal to 100"),
        ({"offset": -1}, "offset: Input should be greater than or equal to 0"),
    ],
)
def test_a_question_that_cannot_be_is_answered_in_one_line(
    client: Client, question: dict[str, str], error: str
) -> None:
    make.programme()

    answer = client.get(TALKS, question)

    assert (answer.status_code, answer.json()) == (422, {"error": error})
