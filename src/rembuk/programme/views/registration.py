"""Registering for a talk."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from rembuk.kit.forms import accept, posted
from rembuk.programme import queries
from rembuk.programme.actions import registration as registering
from rembuk.programme.core.contact import is_mail
from rembuk.programme.core.seats import Place
from rembuk.programme.forms.registrations import RegistrationForm
from rembuk.programme.queries import registrations as registered
from rembuk.programme.views.visitors import without_cookies


@without_cookies
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Take a registration, and lead to its ticket."""
    talk = get_object_or_404(queries.public_talks(), programme__slug=slug, number=number)
    places = registered.places_of(talk)
    seats = registered.seats(talk)
    is_full = seats.free == 0 or seats.waiting > 0
    form = RegistrationForm(posted(request), places=places, initial={"place": places[0].value})
    receipt = accept(
        form,
        lambda: registering.register(talk=talk, facts=_facts(form), now=timezone.now()),
    )
    if receipt and receipt.is_new:
        return redirect("programme:ticket", receipt.registration.code)
    context = {"talk": talk, "form": form, "seats": seats, "is_full": is_full, "places": places}
    if receipt:
        # Whoever types someone else's name and contact learns nothing that opens their ticket.
        context["by_mail"] = is_mail(receipt.registration.contact)
        return render(request, "programme/registered_before.html", context)
    return render(request, "programme/register.html", context)


def _facts(form: RegistrationForm) -> registering.RegistrationFacts:
    given = form.cleaned_data
    return registering.RegistrationFacts(
        name=given["name"],
        contact=given["contact"],
        place=Place(given["place"]),
        needs=given.get("needs", ()),
        needs_note=given.get("needs_note", ""),
        district=given["district"],
        language=(get_language() or "id")[:2],
    )
