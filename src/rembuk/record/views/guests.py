"""The page of whoever holds a ticket: what they allow, and how they come to a certificate."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from rembuk.hall.models import Room
from rembuk.hall.views.phone import known
from rembuk.kit.refusal import Refused
from rembuk.programme.core.codes import typed
from rembuk.programme.core.talk import OVER
from rembuk.programme.models import Registration
from rembuk.programme.queries import registrations as registered
from rembuk.programme.views.visitors import kept_by_nobody, without_cookies
from rembuk.record import actions
from rembuk.record.forms.consent import GuestForm
from rembuk.record.queries import certificates as given
from rembuk.record.queries import guests as queries


@without_cookies
@kept_by_nobody
@require_http_methods(["GET", "HEAD", "POST"])
def guest(request: HttpRequest, code: str) -> HttpResponse:
    """Show what a visitor allows, and take another answer."""
    found = _found(code)
    if request.method == "POST":
        form = GuestForm(request.POST)
        if form.is_valid():
            actions.allow(
                registration=found, scopes=set(form.cleaned_data["scopes"]), now=timezone.now()
            )  # fmt: skip
            return redirect("record:guest", found.code)
        return _page(request, found, form=form)
    return _page(request, found)


@without_cookies
@kept_by_nobody
@require_POST
def followed(request: HttpRequest, code: str) -> HttpResponse:
    """Keep for a ticket what this very phone followed."""
    found = _found(code)
    room = Room.objects.filter(talk=found.talk, rehearsal=False).first()
    key = known(request, room) if room is not None else None
    try:
        actions.show_followed(registration=found, key=key, now=timezone.now())
    except Refused as refusal:
        return _page(request, found, refusal=str(refusal), status=409)
    return redirect("record:guest", found.code)


def _found(code: str) -> Registration:
    found = registered.ticket(typed(code))
    if found is None:
        raise Http404
    return found


def _page(
    request: HttpRequest,
    found: Registration,
    *,
    form: GuestForm | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    talk = found.talk
    own = given.of_visitor(found)
    followed = getattr(found, "followed", None)
    context = {
        "registration": found,
        "talk": talk,
        "form": form or GuestForm(initial={"scopes": [scope.value for scope in queries.allowed(found)]}),
        "refusal": refusal,
        "certificate": own,
        "is_over": talk.state in OVER,
        "followed": followed,
        "minutes": followed.seconds // 60 if followed else 0,
        "rule": queries.rule_of(talk),
        "was_seen": hasattr(found, "arrival"),
    }
    return render(request, "record/guest.html", context, status=status)
