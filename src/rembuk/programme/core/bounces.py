"""Mail that never arrives: refused at once, or come back with a notice that a mail server sent (RFC 3464)."""

import re
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from smtplib import SMTPRecipientsRefused

_KEY = re.compile(r"rembuk-letter\.([0-9a-f]{32})@")

_FOR_GOOD = range(500, 600)


@dataclass(frozen=True, slots=True)
class Bounce:
    """A letter that came back: its key, and the status code: 5.x.x never arrives, 4.x.x was given up on."""

    key: str
    status: str


def is_for_good(problem: Exception) -> bool:
    """Say whether a mail server refused an address for good (RFC 5321): to try again is of no use."""
    if not isinstance(problem, SMTPRecipientsRefused):
        return False
    return any(code in _FOR_GOOD for code, _words in problem.recipients.values())


def bounce_in(notice: bytes) -> Bounce | None:
    """Return what a notice says, or None if it is no notice of failure about a letter of ours."""
    message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(notice)
    parts = list(message.walk())
    reports = [part for part in parts if part.get_content_type() == "message/delivery-status"]
    fields = [block for report in reports for block in _blocks(report)]
    failed = next((block for block in fields if str(block.get("Action", "")).strip().lower() == "failed"), None)
    key = _KEY.search(notice.decode("ascii", "replace"))
    if failed is None or key is None:
        return None
    return Bounce(key[1], str(failed.get("Status", "")).strip()[:12])


def message_id(key: str, host: str) -> str:
    """Return the Message-ID of a letter, by which its notice is known again."""
    return f"<rembuk-letter.{key}@{host}>"


def _blocks(report: EmailMessage) -> list[EmailMessage]:
    payload = report.get_payload()
    return [block for block in payload if isinstance(block, EmailMessage)] if isinstance(payload, list) else []
