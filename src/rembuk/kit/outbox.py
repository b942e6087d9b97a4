"""E-mail as files: one `.eml` a message in the outbox folder, for a site without a mail server."""

import uuid
from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class EmailBackend(BaseEmailBackend):
    """Writes each message whole under a temporary name and then renames it, so that no reader sees a half.

    Letters carry codes for signing in: only the site's own user may read them.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write the messages; return how many."""
        settings.OUTBOX.mkdir(mode=0o700, parents=True, exist_ok=True)
        for message in email_messages:
            content = message.message().as_bytes()
            name = uuid.uuid4().hex
            draft = settings.OUTBOX / f".{name}"
            try:
                draft.touch(mode=0o600)
                draft.write_bytes(content)
                draft.rename(settings.OUTBOX / f"{name}.eml")
            except OSError:
                draft.unlink(missing_ok=True)
                raise
        return len(email_messages)
