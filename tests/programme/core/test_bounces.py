from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rembuk.programme.core.bounces import Bounce, bounce_in, is_for_good, message_id

KEY = "0123456789abcdef0123456789abcdef"


def notice(*, action: str = "failed", status: str = "5.1.1", key: str = KEY) -> bytes:
    """Return a notice as a mail server sends it (RFC 3464)."""
    return (
        "From: MAILER-DAEMON@surat.example.id\r\nSubject: Undelivered Mail Returned to Sender\r\n"
        "MIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nThe mail system could not deliver your message.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns; surat.example.id\r\n\r\n"
        f"Final-Recipient: rfc822; a@example.id\r\nAction: {action}\r\nStatus: {status}\r\n\r\n"
        "--b\r\nContent-Type: message/rfc822-headers\r\n\r\n"
        f"Message-ID: {message_id(key, 'bincang.example.id')}\r\nSubject: Tiket Anda\r\n\r\n--b--\r\n"
    ).encode()


@pytest.mark.parametrize(
    ("problem", "is_lost"),
    [
        (SMTPRecipientsRefused({"a@example.id": (550, b"unknown")}), True),
        (SMTPRecipientsRefused({"a@example.id": (450, b"later")}), False),
        (SMTPServerDisconnected("down"), False),
        (OSError("no route"), False),
    ],
)
def test_only_an_address_refused_for_good_is_not_tried_again(problem: Exception, *, is_lost: bool) -> None:
    assert is_for_good(problem) is is_lost


def test_a_notice_names_the_letter_that_came_back_and_why() -> None:
    assert bounce_in(notice()) == Bounce(KEY, "5.1.1")


def test_a_delay_or_a_strangers_letter_is_no_bounce_of_ours() -> None:
    assert bounce_in(notice(action="delayed", status="4.4.1")) is None
    assert bounce_in(notice(key="lain")) is None
    assert bounce_in(b"Subject: Halo\r\n\r\nBalasan biasa\r\n") is None


@given(st.binary(max_size=300), st.integers(0, 700))
def test_whatever_lies_in_the_folder_is_a_bounce_or_none(noise: bytes, cut: int) -> None:
    assert bounce_in(noise) is None
    bounce_in(notice()[:cut] + noise)
