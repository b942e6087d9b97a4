"""A page for the one who asked a question: where to be told of its answer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from rembuk.hall.actions import askers
from rembuk.hall.forms import TellForm
from rembuk.hall.models import Asker
from rembuk.hall.views import phone
from rembuk.hall.views.room import open_room
from rembuk.kit.refusal import Refused


# The phone's cookie is not sent along with another site's form, so such a form can do nothing in its name.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Take an e-mail address to which the answer to a question goes, or delete it; for its own phone alone."""
    room = open_room(slug, number)
    key = phone.known(request, room)
    question = room.questions.filter(pk=pk, participant=key).first() if key else None
    if question is None or key is None:
        raise Http404
    form = TellForm(request.POST or None)
    if request.method == "POST" and not request.POST.get("contact", "").strip():
        askers.want_no_more(question=question, participant=key)
        return redirect(f"{request.path}?deleted=1")
    if form.is_valid():
        try:
            askers.want_to_know(
                question=question,
                participant=key,
                language=(get_language() or "id")[:2],
                now=timezone.now(),
                **form.cleaned_data,
            )
        except Refused as refusal:
            form.add_error(refusal.field, str(refusal))
        else:
            return redirect(request.path)
    context = {
        "talk": room.talk,
        "programme": room.talk.programme,
        "question": question,
        "form": form,
        "saved": not form.is_bound and Asker.objects.filter(question=question).exists(),
        "deleted": "deleted" in request.GET,
    }
    response = render(request, "hall/tell.html", context)
    patch_cache_control(response, private=True, no_store=True)
    return response
