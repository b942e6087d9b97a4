import pytest

from rembuk.programme.models import Letter
from rembuk.programme.tasks.writing import written
from rembuk.ui.rendering import text_of
from tests.factories import programme as sample
from tests.factories import visitors
from tests.factories.visitors import NOW

pytestmark = pytest.mark.django_db


def test_a_letter_of_plain_text_leaves_every_character_itself() -> None:
    talk = sample.talk(title="Siti & <Budi>")

    subject = text_of("programme/mail/invitation_subject.txt", {"talk": talk})

    assert subject.strip() == "Undangan narasumber: Siti & <Budi>"


def test_a_letter_is_written_in_the_language_of_its_reader() -> None:
    one = visitors.registration(visitors.open_talk(), language="en")
    letter = Letter.objects.create(kind="ticket", registration=one, due_at=NOW)

    message = written(letter, now=NOW)

    assert message is not None
    assert (message.to, message.subject) == ([one.contact], "Your ticket: Contoh topik bincang")
    assert "Ticket, change or cancel:" in message.body


def test_a_letter_to_nobody_is_not_written() -> None:
    one = visitors.invitation(sample.talk(), contact="")

    assert written(Letter.objects.create(kind="nudge", invitation=one, due_at=NOW), now=NOW) is None
