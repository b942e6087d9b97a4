"""Letters sent to a real mail server that listens in the test."""

from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any

import pytest

from rembuk.programme.core.talk import State
from rembuk.programme.models import Letter, Registration
from rembuk.programme.tasks import letters
from tests.factories import programme as sample
from tests.factories import visitors
from tests.factories.visitors import NOW
from tests.mailserver import MailServer

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings: Any) -> Iterator[MailServer]:
    with MailServer() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        yield server


def due(one: Registration, kind: str) -> Letter:
    return Letter.objects.create(kind=kind, registration=one, due_at=NOW)


def read(raw: bytes) -> EmailMessage:
    return BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(raw)


def text_of(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def test_a_ticket_goes_out_with_its_paper_and_its_calendar_entry(server: MailServer) -> None:
    one = visitors.registration(visitors.open_talk(), name="Siti & <Co>", contact="siti@example.id")
    letter = due(one, "ticket")

    assert letters.send_letters(now=NOW) == 1

    [(recipients, raw)] = server.taken
    message = read(raw)
    assert (recipients, message["Subject"]) == (["siti@example.id"], "Tiket Anda: Contoh topik bincang")
    assert message["Auto-Submitted"] == "auto-generated"
    assert "Halo Siti & <Co>," in text_of(message)
    assert f"http://127.0.0.1:8000/tiket/{one.code}/" in text_of(message)
    assert "Rabu, 25 November 2026, 13.30–15.30 WIB\nAula Contoh" in text_of(message)
    assert [part.get_content_type() for part in message.iter_attachments()] == [
        "application/pdf",
        "text/calendar",
    ]
    letter.refresh_from_db()
    assert letter.sent_at == NOW
    assert letters.send_letters(now=NOW) == 0


@pytest.mark.parametrize(
    ("kind", "changes", "subject"),
    [
        ("ticket", {"standing": "waiting"}, "Daftar tunggu: Contoh topik bincang"),
        ("offer", {"standing": "offered", "answer_by": NOW}, "Ada kursi untuk Anda: Contoh topik bincang"),
        ("reminder", {"language": "en"}, "Wednesday, 25 November 2026: Contoh topik bincang"),
        ("ticket", {"language": "en"}, "Your ticket: Contoh topik bincang"),
    ],
)
def test_each_letter_says_what_it_is_about_in_the_language_of_its_reader(
    server: MailServer, kind: str, changes: dict[str, Any], subject: str
) -> None:
    due(visitors.registration(visitors.open_talk(), **changes), kind)

    letters.send_letters(now=NOW)

    assert [read(raw)["Subject"] for _to, raw in server.taken] == [subject]


def test_a_talk_that_moved_says_from_when_to_when_and_moves_in_the_calendar(server: MailServer) -> None:
    due(visitors.registration(sample.talk(State.POSTPONED, sequence=1)), "change")

    letters.send_letters(now=NOW)

    message = read(server.taken[0][1])
    assert "ditunda dari Rabu, 11 November 2026 menjadi Rabu, 25 November 2026" in text_of(message)
    assert "Contoh alasan" in text_of(message)
    [calendar] = message.iter_attachments()
    assert "SEQUENCE:1" in str(calendar.get_content())


def test_thanks_lead_to_the_questions_and_to_the_talk(server: MailServer) -> None:
    one = visitors.registration(sample.talk(State.HELD))
    due(one, "thanks")

    letters.send_letters(now=NOW)

    text = text_of(read(server.taken[0][1]))
    assert f"/tiket/{one.code}/kesan/" in text
    assert "/acara/bincang-contoh/1/\n" in text


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        ("ticket", {"standing": "cancelled"}),
        ("ticket", {"contact": ""}),
        ("ticket", {"contact": "+6281234567890"}),
        ("offer", {"standing": "lapsed"}),
        ("reminder", {"standing": "waiting"}),
        ("change", {}),
        ("thanks", {}),
    ],
)
def test_a_letter_that_has_nothing_to_say_any_more_is_not_sent(
    server: MailServer, kind: str, changes: dict[str, Any]
) -> None:
    due(visitors.registration(visitors.open_talk(), **changes), kind)

    assert letters.send_letters(now=NOW) == 0
    assert (server.taken, Letter.objects.count()) == ([], 0)


def test_a_letter_that_the_server_refuses_waits_and_the_log_names_nobody(
    server: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.refuse = True
    due(visitors.registration(visitors.open_talk(), contact="siti@example.id"), "ticket")

    assert letters.send_letters(now=NOW) == 0

    letter = Letter.objects.get()
    assert (letter.sent_at, letter.tries, letter.due_at > NOW) == (None, 1, True)
    assert "could not be sent" in caplog.text
    assert "siti" not in caplog.text
