import pytest
from django.utils import timezone

from rembuk.institutions.permits import Role
from rembuk.programme.core.talk import State
from rembuk.programme.models import Item, Talk
from tests import desk
from tests.factories import programme as sample
from tests.hall.desks import doors

pytestmark = pytest.mark.django_db

CONSOLE = "/en/meja/bincang-contoh/1/kendali/"


def running(talk: Talk) -> list[int]:
    return list(
        Item.objects.filter(talk=talk, opened_at__isnull=False, closed_at=None).values_list(
            "position", flat=True
        )
    )


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


def test_minutes_are_given_and_taken_and_what_follows_shifts() -> None:
    talk = sample.talk(State.LIVE, date=timezone.localdate())
    first = talk.items.get(position=1)
    client = desk.staff(Role.OPERATOR)

    for minutes in ("5", "-1", "nonsense"):
        client.post(CONSOLE + "menit/", {"running": first.pk, "minutes": minutes})

    first.refresh_from_db()
    assert first.minutes == 24
    assert client.post(CONSOLE + "menit/", {"running": "", "minutes": "1"}).status_code == 404


@pytest.mark.parametrize("act", ["mulai/", "lanjut/", "mundur/", "menit/", "tutup/", "buka-lagi/"])
def test_nobody_else_touches_the_clock(act: str) -> None:
    talk = sample.talk(State.LIVE)
    typed = {"running": talk.items.get(position=1).pk, "minutes": "1"}

    assert doors(CONSOLE + act, **typed) == [302, 403, 403]
    assert running(talk) == [1]
