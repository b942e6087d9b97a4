import pytest

from rembuk.institutions.permits import Role
from rembuk.programme.core.talk import State
from tests import desk
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
PAGE = "/meja/bincang-contoh/1/izin/"


def test_an_answer_is_taken_down_for_someone_on_the_talk_and_for_nobody_else() -> None:
    talk = sample.talk(State.HELD)
    person, stranger = sample.speaker("Contoh Satu"), sample.speaker("Contoh Lain")
    client = desk.staff(Role.PUBLIC_RELATIONS)

    for who in (person, stranger):
        client.post(PAGE, {"person": who.pk, "scope": "quote", "given": "0"})

    assert list(talk.consents.values_list("person", "scope", "given")) == [(person.pk, "quote", False)]
    assert "tidak diizinkan" in client.get(PAGE).text


def test_the_desk_is_closed_to_others() -> None:
    sample.talk(State.HELD)

    assert desk.outsider().get(PAGE).status_code == 403
    assert desk.staff(Role.OBSERVER).get(PAGE).status_code == 403
