"""The desk's page of what each person on a talk agreed to."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rembuk.institutions.permits import Permit
from rembuk.institutions.views import actor, staff
from rembuk.kit.forms import posted
from rembuk.programme.views.entrance import permits_at, talk_at
from rembuk.record import actions
from rembuk.record.forms.consent import ConsentForm
from rembuk.record.models import Scope
from rembuk.record.queries import consent as queries
from rembuk.record.queries import guests


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show what was answered, and take down one more answer."""
    talk = talk_at(request, slug, number, Permit.KEEP_RECORD)
    answers = queries.answers(talk)
    form = ConsentForm(posted(request))
    if form.is_valid():
        told = form.cleaned_data
        person = next((each.person for each in answers if each.person.pk == told["person"]), None)
        if person is not None:
            actions.answer_consent(
                by=actor(request),
                talk=talk,
                person=person,
                scope=Scope(told["scope"]),
                given=told["given"],
                now=timezone.now(),
            )
            messages.success(request, _("Saved."))
        return redirect("record:desk_consent", slug, number)
    context = {
        "programme": talk.programme,
        "talk": talk,
        "answers": answers,
        "scopes": Scope,
        "photographed": guests.photographed(talk),
        "permits": permits_at(request, talk.programme),
    }
    return render(request, "record/desk/consent.html", context)
