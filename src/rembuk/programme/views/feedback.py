"""The questions a visitor is asked afterwards."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from rembuk.kit.forms import accept, posted
from rembuk.programme.actions import feedback as actions
from rembuk.programme.core.codes import typed
from rembuk.programme.core.talk import OVER
from rembuk.programme.forms.feedback import FeedbackForm
from rembuk.programme.queries import registrations as registered
from rembuk.programme.views.visitors import kept_by_nobody, without_cookies


@without_cookies
@kept_by_nobody
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest, code: str) -> HttpResponse:
    """Ask four short questions, once."""
    found = registered.ticket(typed(code))
    if found is None:
        raise Http404
    form = FeedbackForm(posted(request))
    given = accept(
        form,
        lambda: actions.give_feedback(
            registration=found, impression=actions.Impression(**form.cleaned_data), now=timezone.now()
        ),
    )
    if given:
        return redirect("programme:feedback", found.code)
    context = {
        "talk": found.talk,
        "form": form,
        "is_open": found.talk.state in OVER and found.feedback_at is None,
        "has_answered": found.feedback_at is not None,
    }
    return render(request, "programme/feedback.html", context)
