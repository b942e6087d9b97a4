import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from rembuk.hall.actions import crowd
from rembuk.hall.core.doings import Ask, Back
from rembuk.hall.models import Room
from rembuk.hall.views import phone
from tests.factories import hall
from tests.factories.programme import OPENING

pytestmark = pytest.mark.django_db


def known(room: Room, cookies: dict[str, str]) -> str | None:
    request = RequestFactory().get("/")
    request.COOKIES.update(cookies)
    return phone.known(request, room)


def test_a_phone_is_known_again_in_its_room_and_in_no_other() -> None:
    room, other = hall.room(), hall.room()
    response, key = HttpResponse(), phone.new_key()
    phone.remember(response, room, key)
    cookie = response.cookies[f"peserta_{room.pk}"]

    assert known(room, {f"peserta_{room.pk}": cookie.value}) == key
    assert known(other, {f"peserta_{other.pk}": cookie.value}) is None
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


@pytest.mark.parametrize("token", ["", "x", "a" * 500, "é.é"])
def test_a_forged_cookie_is_a_stranger(token: str) -> None:
    room = hall.room()

    assert known(room, {f"peserta_{room.pk}": token}) is None


def test_what_a_phone_has_done_is_found_again() -> None:
    room = hall.room()
    question = hall.question(room)
    key = phone.new_key()
    asked = crowd.do(room, Ask(key, "Contoh?"), now=OPENING)
    crowd.do(room, Back(key, question.pk), now=OPENING)

    assert phone.doings(room, key).questions == {asked: "pending"}
    assert phone.doings(room, key).supported == {question.pk}
    assert phone.doings(room, None).supported == frozenset()
