import pytest
from django.db import IntegrityError

from rembuk.programme.core.seats import Standing
from tests.factories import visitors

pytestmark = pytest.mark.django_db


def test_a_contact_is_an_e_mail_or_a_number_and_never_both() -> None:
    talk = visitors.open_talk()
    by_mail, by_phone, nobody = (
        visitors.registration(talk, contact=contact) for contact in ("a@example.id", "+6281234567890", "")
    )

    assert [(each.email, each.phone) for each in (by_mail, by_phone, nobody)] == [
        ("a@example.id", ""),
        ("", "+6281234567890"),
        ("", ""),
    ]


def test_needs_are_said_in_words() -> None:
    one = visitors.registration(visitors.open_talk(), needs=["seat", "gone"], needs_note="Dekat pintu")

    assert one.needs_in_words == ["Kursi di depan", "Dekat pintu"]


def test_only_an_offer_has_a_time_to_answer() -> None:
    with pytest.raises(IntegrityError):
        visitors.registration(visitors.open_talk(), standing=Standing.OFFERED.value)
