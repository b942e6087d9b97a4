import pytest

from rembuk.institutions.permits import Role
from rembuk.programme.actions import invitations
from rembuk.programme.core.talk import State
from rembuk.record import actions
from rembuk.record.models import GuestScope
from tests import desk
from tests.factories import programme as sample
from tests.factories import visitors

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


def test_a_no_by_ones_own_link_has_no_button_and_visitors_in_photographs_are_named() -> None:
    talk = sample.talk(State.HELD)
    one = visitors.invitation(talk, reply="accepted")
    invitations.consent(invitation=one, scopes=set(), now=sample.OPENING)
    for name, scopes in (("Warga Satu", {GuestScope.PHOTO}), ("Warga Dua", {GuestScope.NAME})):
        actions.allow(
            registration=visitors.registration(talk, name=name), scopes=scopes, now=sample.OPENING
        )  # fmt: skip

    page = desk.staff(Role.PUBLIC_RELATIONS).get(PAGE).text

    row = page.split("Contoh Satu</th>")[1].split("</tr>")[0]
    assert (row.count("tidak diizinkan"), row.count("<button")) == (4, 0)
    assert "<dd>Warga Satu</dd>" in page
    assert "<dd>Warga Dua</dd>" in page
