"""Sending the letters that acts have left, and seeing which of them came back."""

import logging
from datetime import datetime
from pathlib import Path
from smtplib import SMTPException
from urllib.parse import urlsplit

from django.conf import settings

from rembuk.programme.actions import letters as actions
from rembuk.programme.core.bounces import bounce_in, is_for_good, message_id
from rembuk.programme.models import Letter
from rembuk.programme.tasks.writing import written

logger = logging.getLogger("rembuk.programme")

MOST_AT_ONCE = 50
"""Letters in one round, so that the worker's other work is not kept waiting."""

_LARGEST_NOTICE = 5 * 1024 * 1024


def send_letters(*, now: datetime) -> int:
    """Send the letters that are due; return how many went out. The log names no address."""
    sent = 0
    for _round in range(MOST_AT_ONCE):
        letter = actions.claim_letter(now=now)
        if letter is None:
            break
        sent += _send(letter, now)
    return sent


def read_bounces(folder: Path, *, now: datetime) -> int:
    """Read the notices of mail that came back out of a folder; return how many letters of ours did.

    A mail server puts each notice there as a file `.eml`; what was read moves to `read/` inside.
    """
    if not folder.is_dir():
        return 0
    done = folder / "read"
    done.mkdir(mode=0o700, exist_ok=True)
    found = 0
    for file in sorted(folder.glob("*.eml")):
        bounce = bounce_in(file.read_bytes()) if file.stat().st_size <= _LARGEST_NOTICE else None
        found += bool(bounce and actions.note_bounced(key=bounce.key, now=now))
        file.rename(done / file.name)
    return found


def _send(letter: Letter, now: datetime) -> bool:
    message = written(letter, now=now)
    if message is None:
        actions.drop_letter(letter=letter)
        return False
    message.extra_headers["Message-ID"] = message_id(letter.key, urlsplit(settings.SITE_URL).hostname or "")
    message.extra_headers["Auto-Submitted"] = "auto-generated"
    try:
        message.send()
    except (SMTPException, OSError) as problem:
        logger.warning("letter %s could not be sent: %s", letter.pk, type(problem).__name__)
        if is_for_good(problem):
            actions.note_bounced(key=letter.key, now=now)
        else:
            actions.note_failed(letter=letter, now=now)
        return False
    actions.note_sent(letter=letter, now=now)
    return True
