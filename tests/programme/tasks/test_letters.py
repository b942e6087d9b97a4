"""Letters sent to a real mail server that listens in the test."""

from collections.abc import Iterator
from datetime import timedelta
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import Any

import pytest

from rembuk.programme.core.talk import State
from rembuk.programme.models import Invitation, Letter, Registration, Talk, TalkChange
from rembuk.programme.queries.changes import whereabouts
from rembuk.programme.tasks import letters
from tests.factories import programme as sample
from tests.factories import visitors
from tests.factories.visitors import NOW
from tests.mailserver import MailServer
from tests.programme.core.test_bounces import notice

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


def link(invited: Invitation) -> str:
    return f"http://127.0.0.1:8000/undangan/{invited.token}/"


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


def change(talk: Talk, **was: str) -> Talk:
    """Let a talk be otherwise than it was known, and its calendar one number further."""
    talk.sequence += 1
    talk.save(update_fields=["sequence"])
    before = {**whereabouts(talk).packed(), **was}
    TalkChange.objects.create(talk=talk, sequence=talk.sequence, at=NOW, before=before)
    return talk


def test_a_visitor_reads_from_when_to_when_a_talk_moved_and_it_moves_in_the_calendar(
    server: MailServer,
) -> None:
    talk = change(sample.talk(State.POSTPONED), date="2026-11-11")
    one = visitors.registration(talk)
    Letter.objects.create(kind="change", registration=one, due_at=NOW, sequence=1)

    letters.send_letters(now=NOW)

    message = read(server.taken[0][1])
    assert message["Subject"] == "Ditunda: Contoh topik bincang"
    assert "Bincang yang Anda daftari ditunda:\nContoh alasan" in text_of(message)
    assert "– Tanggal: Rabu, 25 November 2026 (sebelumnya: Rabu, 11 November 2026)" in text_of(message)
    assert f"/tiket/{one.code}/" in text_of(message)
    [calendar] = message.iter_attachments()
    assert "SEQUENCE:1\r\n" in str(calendar.get_content())
    assert "UID:talk-1.bincang-contoh@rembuk" in str(calendar.get_content())


def test_a_speaker_reads_the_same_and_may_answer_otherwise(server: MailServer) -> None:
    talk = change(sample.talk(State.ANNOUNCED), venue="Balai & Taman", starts="10:00:00")
    one = visitors.invitation(talk, reply="accepted")
    Letter.objects.create(kind="change", invitation=one, due_at=NOW, sequence=1)

    letters.send_letters(now=NOW)

    message = read(server.taken[0][1])
    assert message["Subject"] == "Berubah: Contoh topik bincang"
    assert "– Jam: 13.30–15.30 (sebelumnya: 10.00–15.30)" in text_of(message)
    assert "– Tempat: Aula Contoh (sebelumnya: Balai & Taman)" in text_of(message)
    assert (
        f"Kesediaan Anda tetap tercatat. Bila Anda berhalangan, mohon beri tahu kami di sini:\n{link(one)}"
        in (text_of(message))
    )
    [calendar] = message.iter_attachments()
    assert "SEQUENCE:1\r\n" in str(calendar.get_content())


def test_a_cancelled_talk_is_cancelled_in_the_calendar_as_well(server: MailServer) -> None:
    talk = change(sample.talk(State.CANCELLED))
    Letter.objects.create(
        kind="change", registration=visitors.registration(talk, language="en"), due_at=NOW, sequence=1
    )
    Letter.objects.create(kind="change", invitation=visitors.invitation(talk), due_at=NOW, sequence=1)

    assert letters.send_letters(now=NOW) == 2

    to_visitor, to_speaker = (read(raw) for _to, raw in server.taken)
    assert "The talk you registered for is cancelled:\nContoh alasan" in text_of(to_visitor)
    assert "narasumber dibatalkan:\nContoh alasan" in text_of(to_speaker)
    for message in (to_visitor, to_speaker):
        [calendar] = message.iter_attachments()
        assert "STATUS:CANCELLED" in str(calendar.get_content())


def test_who_followed_online_learns_that_there_is_only_the_hall(server: MailServer) -> None:
    talk = change(sample.talk(State.ANNOUNCED), mode="hibrida")
    one = visitors.registration(talk, place="online")
    Letter.objects.create(kind="change", registration=one, due_at=NOW, sequence=1)

    letters.send_letters(now=NOW)

    assert "tidak bisa lagi diikuti daring" in text_of(read(server.taken[0][1]))


@pytest.mark.parametrize(
    ("was", "facts"),
    [
        ({}, {"place": "hall"}),
        ({"venue": "Balai Contoh"}, {"place": "online"}),
        ({"venue": "Balai Contoh"}, {"standing": "cancelled"}),
    ],
)
def test_what_was_changed_back_or_is_no_matter_of_the_reader_is_not_sent(
    server: MailServer, was: dict[str, str], facts: dict[str, str]
) -> None:
    one = visitors.registration(change(visitors.open_talk(), **was), **facts)
    Letter.objects.create(kind="change", registration=one, due_at=NOW, sequence=1)

    assert (letters.send_letters(now=NOW), server.taken) == (0, [])


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


def test_a_letter_that_finds_no_server_waits_and_the_log_names_nobody(
    settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    due(visitors.registration(visitors.open_talk(), contact="siti@example.id"), "ticket")

    assert letters.send_letters(now=NOW) == 0

    letter = Letter.objects.get()
    assert (letter.sent_at, letter.bounced_at, letter.tries, letter.due_at > NOW) == (None, None, 1, True)
    assert "could not be sent" in caplog.text
    assert "siti" not in caplog.text


def test_an_invitation_goes_out_with_its_letter_and_a_reminder_is_short(server: MailServer) -> None:
    one = visitors.invitation(sample.talk(State.ANNOUNCED), contact="satu@example.id")
    for kind in ("invitation", "nudge"):
        Letter.objects.create(kind=kind, invitation=one, due_at=NOW)

    assert letters.send_letters(now=NOW) == 2

    first, second = (read(raw) for _to, raw in server.taken)
    assert (first["Subject"], second["Subject"]) == (
        "Undangan narasumber: Contoh topik bincang",
        "Menunggu jawaban Anda: Contoh topik bincang",
    )
    assert f"/undangan/{one.token}/" in text_of(first)
    assert "– Contoh butir 2" in text_of(first)
    assert [part.get_filename() for part in first.iter_attachments()] == ["undangan.pdf", "acara-1.ics"]
    assert list(second.iter_attachments()) == []


@pytest.mark.parametrize("reply", ["accepted", "declined", "withdrawn"])
def test_whoever_has_answered_gets_no_letter_any_more(server: MailServer, reply: str) -> None:
    one = visitors.invitation(sample.talk(), reply=reply)
    Letter.objects.create(kind="nudge", invitation=one, due_at=NOW)

    assert (letters.send_letters(now=NOW), server.taken) == (0, [])


def test_an_address_that_does_not_exist_is_seen_at_once(server: MailServer) -> None:
    server.refuse = True
    due(visitors.registration(visitors.open_talk()), "ticket")

    letters.send_letters(now=NOW)

    letter = Letter.objects.get()
    assert letter.bounced_at == NOW
    assert letters.send_letters(now=NOW + timedelta(days=1)) == 0


def test_mail_that_comes_back_later_is_read_from_the_folder(server: MailServer, tmp_path: Path) -> None:
    letter = due(visitors.registration(visitors.open_talk()), "ticket")
    letters.send_letters(now=NOW)
    sent_as = read(server.taken[0][1])["Message-ID"]
    key = str(sent_as).split(".")[1].split("@")[0]
    (tmp_path / "1.eml").write_bytes(notice(key=key))
    (tmp_path / "2.eml").write_bytes(b"Subject: Halo")

    assert [letters.read_bounces(tmp_path, now=NOW) for _ in range(2)] == [1, 0]

    letter.refresh_from_db()
    assert letter.bounced_at == NOW
    assert sorted(path.name for path in (tmp_path / "read").iterdir()) == ["1.eml", "2.eml"]


def test_without_a_folder_nothing_has_come_back(tmp_path: Path) -> None:
    assert letters.read_bounces(tmp_path / "none", now=NOW) == 0
