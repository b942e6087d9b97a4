"""How this site signs people in, where it differs from what allauth does by itself."""

import logging
from concurrent.futures import ThreadPoolExecutor

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils.translation import override

from rembuk.institutions.models import Account

log = logging.getLogger(__name__)
_post = ThreadPoolExecutor(max_workers=2, thread_name_prefix="post")


class Adapter(DefaultAccountAdapter):
    """Accounts are opened by administrators; the answer never tells whether there is one."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """Say no: an account is opened by the administrator of a body."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead to the desk, in the language that the account has chosen."""
        language = request.user.language if isinstance(request.user, Account) else None
        with override(language):
            return resolve_url("desk")

    def get_reauthentication_methods(self, user: AbstractBaseUser) -> list[dict[str, str]]:
        """Offer the key first to whoever has one: it is at hand, the recovery codes are in a drawer."""
        methods: list[dict[str, str]] = super().get_reauthentication_methods(user)
        return sorted(methods, key=lambda method: method["id"] != "mfa_reauthenticate:webauthn")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, object]) -> None:
        """Send from another thread: a mail server's delay or failure would tell that the address is known."""
        message = self.render_mail(template_prefix, email, {"request": self.request, "email": email, **context})
        _post.submit(_send, message)


def _send(message: EmailMessage) -> None:
    try:
        message.send()
    except OSError:  # smtplib's errors are OSErrors
        log.exception("a message of the sign-in could not be sent")
