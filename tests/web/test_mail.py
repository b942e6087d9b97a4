"""Mail through a real server of the SMTP protocol, started for the test."""

import base64
import socketserver
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from django.core.mail import send_mail

from rembuk.web import env


@dataclass
class Received:
    """What the server was told."""

    credentials: str = ""
    sender: str = ""
    recipients: list[str] = field(default_factory=list)
    letters: list[bytes] = field(default_factory=list)


class Session(socketserver.StreamRequestHandler):
    """One client's talk with the server, as RFC 5321 has it."""

    received: Received

    def handle(self) -> None:
        self.say("220 surat.example.id")
        while line := self.rfile.readline().decode().strip():
            verb, _, rest = line.partition(" ")
            if verb.upper() == "DATA":
                self.say("354 go on")
                lines = list(iter(self.rfile.readline, b".\r\n"))
                self.received.letters.append(
                    b"".join(line.removeprefix(b".") if line.startswith(b"..") else line for line in lines)
                )
            elif verb.upper() == "QUIT":
                return self.say("221 bye")
            elif verb.upper() == "EHLO":
                self.say("250-surat.example.id")
                self.say("250-AUTH PLAIN")
            elif verb.upper() == "AUTH":
                self.received.credentials = (
                    base64.b64decode(rest.split()[1]).decode().replace("\0", " ").strip()
                )
                self.say("235 welcome")
                continue
            elif verb.upper() == "MAIL":
                self.received.sender = rest
            elif verb.upper() == "RCPT":
                self.received.recipients.append(rest)
            self.say("250 ok")
        return None

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@pytest.fixture
def server() -> Iterator[tuple[str, Received]]:
    received = Received()
    handler = type("Handler", (Session,), {"received": received})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{running.server_address[1]}", received
        running.shutdown()


def test_mail_goes_through_the_server_that_is_named(
    server: tuple[str, Received], settings: Any, tmp_path: Path
) -> None:
    address, received = server
    config = env.read({"REMBUK_DATA": str(tmp_path), "REMBUK_SMTP_URL": f"smtp://rembuk:r%40hasia@{address}"})
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    for name, value in config.mail.items():
        setattr(settings, name, value)

    send_mail("Undangan", ".titik di awal\nSugeng rawuh – Contoh", config.mail_from, ["satu@example.id"])

    [letter] = [message_from_bytes(letter, policy=policy.default) for letter in received.letters]
    body = letter.get_body()
    assert body is not None
    assert received.credentials == "rembuk r@hasia"
    assert received.recipients == ["TO:<satu@example.id>"]
    assert (letter["From"], letter["Subject"]) == ("Rembuk <rembuk@localhost>", "Undangan")
    assert body.get_content().splitlines() == [".titik di awal", "Sugeng rawuh – Contoh"]
