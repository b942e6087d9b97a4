from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection

BACKEND = "rembuk.kit.outbox.EmailBackend"


@pytest.fixture
def outbox(tmp_path: Path, settings: Any) -> Path:
    settings.OUTBOX = tmp_path / "surat"
    return tmp_path / "surat"


def send(message: EmailMessage) -> int:
    message.connection = get_connection(BACKEND)
    return message.send()


def only(outbox: Path) -> Any:
    [file] = outbox.iterdir()
    return message_from_bytes(file.read_bytes(), policy=policy.default)


def test_each_message_is_a_file_that_mail_programs_open(outbox: Path) -> None:
    for n in range(2):
        assert send(EmailMessage(f"Surat {n}", "Isi", "situs@example.id", ["satu@example.id"])) == 1

    assert sorted(file.suffix for file in outbox.iterdir()) == [".eml", ".eml"]


def test_names_and_words_in_any_script_arrive_as_they_were_written(outbox: Path) -> None:
    send(
        EmailMessage(
            "Undangan: Bincang Contoh – “daftar pemilih”",
            "Yth. Contoh Satu,\nꦱꦸꦒꦼꦁ",
            "Rembuk <situs@example.id>",
            ["Cónto Ṡatu <satu@example.id>"],
        )
    )

    letter = only(outbox)
    assert letter["Subject"].strip() == "Undangan: Bincang Contoh – “daftar pemilih”"
    assert letter["To"].addresses[0].display_name == "Cónto Ṡatu"
    assert letter["From"].addresses[0].addr_spec == "situs@example.id"
    assert letter.get_content().splitlines() == ["Yth. Contoh Satu,", "ꦱꦸꦒꦼꦁ"]


def test_attachments_and_a_second_form_go_along(outbox: Path) -> None:
    message = EmailMultiAlternatives("Surat", "Isi", "situs@example.id", ["satu@example.id"])
    message.attach_alternative("<p>Isi</p>", "text/html")
    message.attach("undangan.ics", "BEGIN:VCALENDAR", "text/calendar")
    send(message)

    letter = only(outbox)
    assert letter.get_body(("html",)).get_content().strip() == "<p>Isi</p>"
    assert [part.get_filename() for part in letter.iter_attachments()] == ["undangan.ics"]


@pytest.mark.parametrize(
    ("subject", "to"),
    [
        ("Surat\r\nBcc: lain@example.id", "satu@example.id"),
        ("Surat\nX: y", "satu@example.id"),
        ("Surat", "satu@example.id\nBcc: lain@example.id"),
        ("Surat", "Nama\r\nBcc: lain@example.id <satu@example.id>"),
    ],
)
def test_nobody_slips_a_header_in(outbox: Path, subject: str, to: str) -> None:
    with pytest.raises(ValueError, match=r"[Nn]ewline|Header values|Invalid address"):
        send(EmailMessage(subject, "Isi", "situs@example.id", [to]))

    assert [file for file in outbox.glob("*") if file.suffix == ".eml"] == []


def test_a_message_appears_whole_or_not_at_all(outbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_self: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", full)

    with pytest.raises(OSError, match="No space"):
        send(EmailMessage("Surat", "Isi", "situs@example.id", ["satu@example.id"]))
    assert list(outbox.iterdir()) == []


def test_letters_hold_codes_so_only_the_sites_own_user_reads_them(outbox: Path) -> None:
    send(EmailMessage("Surat", "Isi", "situs@example.id", ["satu@example.id"]))

    [letter] = outbox.iterdir()
    assert [path.stat().st_mode & 0o077 for path in (outbox, letter)] == [0, 0]


def test_nothing_to_send_makes_nothing(outbox: Path) -> None:
    assert get_connection(BACKEND).send_messages([]) == 0
    assert not outbox.exists() or list(outbox.iterdir()) == []
