"""Who asks for a page of the desk, and whether they may see it."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control

from rembuk.institutions import queries
from rembuk.institutions.models import Account
from rembuk.institutions.permits import Actor, NotPermitted, Permit

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

NOBODY = Actor(name="nobody")
"""Whoever has not signed in. Holds no permit."""


def actor(request: HttpRequest) -> Actor:
    """Return who asks, with the roles they hold; read once a request."""
    known = getattr(request, "_actor", None)
    if known is None:
        known = queries.actor_of(request.user) if isinstance(request.user, Account) else NOBODY
        request._actor = known  # type: ignore[attr-defined]  # noqa: SLF001 - the request carries it along
    return known


def account_of(request: HttpRequest) -> Account:
    """Return the account of whoever asks for a page that `staff` opened."""
    if not isinstance(request.user, Account):
        raise NotPermitted(Permit.SEE_DESK)
    return request.user


def staff(view: View[P]) -> View[P]:
    """Open a page only to staff: who has not signed in is led there, who may not see the desk is refused.

    No copy of the page is kept by anyone on the way.
    """

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        response: HttpResponseBase
        if not request.user.is_authenticated:
            response = redirect_to_login(request.get_full_path())
        elif not actor(request).may_anywhere(Permit.SEE_DESK):
            raise NotPermitted(Permit.SEE_DESK)
        else:
            response = view(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        return response

    return guarded
