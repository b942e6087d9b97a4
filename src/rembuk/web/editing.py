"""The door of the editors' desk under /redaksi/."""

from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import override

from rembuk.institutions.models import Account
from rembuk.institutions.views import actor
from rembuk.newsroom import queries
from rembuk.web.errors import refusal

DESK = "/redaksi/"

# Wagtail's pages carry small scripts and styles of their own, without a nonce.
_POLICY = {
    "default-src": ["'self'"],
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "frame-ancestors": ["'self'"],
}


class EditorsDesk:
    """Middleware: opens the desk only to editors, in their language, under a policy Wagtail can live with.

    Whoever has not signed in is led to the one sign-in of the site; Wagtail's own, which knows no second
    factor, is never reached.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer for the desk; leave every other address alone."""
        if not request.path_info.startswith(DESK):
            return self.get_response(request)
        account = request.user
        response: HttpResponse
        if not isinstance(account, Account):
            response = redirect_to_login(request.get_full_path())
        else:
            with override(account.language):
                may = queries.may_edit(actor(request))
                response = self.get_response(request) if may else refusal(request)
        # A preview comes under the policy of the public page it shows, which no page may hold in a frame.
        response.headers.pop("Content-Security-Policy")
        response._csp_replace = _POLICY  # type: ignore[attr-defined]  # noqa: SLF001 - as django-csp asks
        patch_cache_control(response, private=True, no_store=True)
        return response
