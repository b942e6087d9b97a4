"""E-mail as files: one `.eml` a message in the outbox folder, for a site without a mail server."""

import uuid
from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class EmailBackend(BaseEmailBackend):
    """Writes each message whole under a temporary name and then renames it, so that no reader sees a half."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write the messages; return how many."""
        settings.OUTBOX.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            name = uuid.uuid4().hex
            draft = settings.OUTBOX / f".{name}"
            draft.write_bytes(message.message().as_bytes())
            draft.rename(settings.OUTBOX / f"{name}.eml")
        return len(email_messages)
