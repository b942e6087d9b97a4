import pytest
from django.db import IntegrityError

from tests.factories import programme as sample
from tests.factories import visitors

pytestmark = pytest.mark.django_db


def test_a_contact_is_an_e_mail_or_a_number() -> None:
    talk = sample.talk()
    by_mail = visitors.invitation(talk)
    by_phone = visitors.invitation(talk, person=sample.speaker("Contoh Dua"), contact="+6281234567890")

    assert [(each.email, each.phone) for each in (by_mail, by_phone)] == [
        ("narasumber@example.id", ""),
        ("", "+6281234567890"),
    ]


def test_a_photo_without_words_is_not_kept() -> None:
    with pytest.raises(IntegrityError):
        visitors.invitation(sample.talk(), photo="speakers/a.jpg")
