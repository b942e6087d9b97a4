import pytest

from rembuk.institutions.permits import Role
from rembuk.programme.core.talk import State
from rembuk.programme.models import Item, Talk
from tests import desk
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db

CONSOLE = "/en/meja/bincang-contoh/1/kendali/"


def running(talk: Talk) -> list[int]:
    return list(
        Item.objects.filter(talk=talk, opened_at__isnull=False, closed_at=None).values_list(
            "position", flat=True
        )
    )


def test_the_console_before_the_start_offers_the_start() -> None:
    sample.talk(State.ANNOUNCED)

    page = desk.staff(Role.OPERATOR).get(CONSOLE).content.decode()

    assert "Start the talk" in page
    assert "This talk is planned for" in page


@pytest.mark.parametrize("state", State)
def test_the_console_stands_in_every_state(state: State) -> None:
    sample.talk(state)

    assert desk.staff(Role.OPERATOR).get(CONSOLE).status_code == 200


def test_the_console_stands_without_a_rundown_or_lengths() -> None:
    sample.talk(State.ANNOUNCED, items=0)
    talk = sample.talk(State.LIVE, starts=None, ends=None)
    talk.items.update(minutes=None)

    assert desk.staff().get(CONSOLE).status_code == 200
    assert "This item has no length." in desk.staff().get("/en/meja/bincang-contoh/2/kendali/").content.decode()


def test_an_operator_steps_through_the_talk_undoes_and_closes() -> None:
    talk = sample.talk(State.ANNOUNCED)
    client = desk.staff(Role.OPERATOR)
    first, second, _third = talk.items.all()

    seen = []
    for address, typed in [
        ("mulai/", {}),
        ("lanjut/", {"running": first.pk}),
        ("lanjut/", {"running": first.pk}),
        ("mundur/", {"running": second.pk}),
        ("lanjut/", {"running": first.pk}),
        ("tutup/", {}),
        ("buka-lagi/", {}),
        ("tutup/", {}),
    ]:
        assert client.post(CONSOLE + address, typed).status_code == 302
        seen.append(running(talk))

    talk.refresh_from_db()
    assert seen == [[1], [2], [2], [1], [2], [], [2], []]
    assert talk.state == State.HELD


def test_a_second_operator_is_told_that_the_clock_has_moved_on() -> None:
    talk = sample.talk(State.LIVE)
    first = talk.items.get(position=1)
    desk.staff(Role.OPERATOR).post(CONSOLE + "lanjut/", {"running": first.pk})

    response = desk.staff(Role.OPERATOR).post(CONSOLE + "lanjut/", {"running": first.pk}, follow=True)

    assert ["The clock has already moved on" in str(each) for each in response.context["messages"]] == [True]
    assert running(talk) == [2]


@pytest.mark.parametrize("sent", ["", "abc", "0", "9" * 30])
def test_an_item_that_is_not_there_is_not_found(sent: str) -> None:
    sample.talk(State.LIVE)

    assert desk.staff().post(CONSOLE + "lanjut/", {"running": sent}).status_code == 404


def test_what_is_said_is_taken_down_without_leaving_the_console() -> None:
    talk = sample.talk(State.LIVE)
    typed = {
        "entry": "statement",
        "person": sample.speaker("Contoh Satu").pk,
        "kind": "quote",
        "text": "Contoh",
    }

    response = desk.staff(Role.OPERATOR).post(CONSOLE, typed)

    assert (response.status_code, response["Location"]) == (302, CONSOLE)
    assert list(talk.statements.values_list("text", flat=True)) == ["Contoh"]


def test_a_moderator_runs_the_clock_and_keeps_no_record() -> None:
    talk = sample.talk(State.LIVE)
    client = desk.staff(Role.MODERATOR)
    typed = {
        "entry": "statement",
        "person": sample.speaker("Contoh Satu").pk,
        "kind": "quote",
        "text": "Contoh",
    }

    assert "Take down a statement" not in client.get(CONSOLE).content.decode()
    assert client.post(CONSOLE, typed).status_code == 403
    assert talk.statements.count() == 0
