"""What was promised: the public's page, and the answer by the link in an e-mail."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from rembuk.kit.forms import accept, posted
from rembuk.kit.refusal import Refused
from rembuk.programme.actions import commitments as acts
from rembuk.programme.core.talk import Promise
from rembuk.programme.forms.commitments import AnswerForm
from rembuk.programme.models import Programme, PromiseChoice
from rembuk.programme.queries.follow_up import all_promises, counts

PAGE = 40


@require_safe
def promises(request: HttpRequest, slug: str) -> HttpResponse:
    """Show every commitment of a series: late, open, kept, and dropped with the reason."""
    programme = get_object_or_404(Programme, slug=slug)
    found = counts(programme)
    context = {
        "programme": programme,
        "counts": [(PromiseChoice(state), n) for state, n in found.items()],
        "page": Paginator(all_promises(programme), PAGE).get_page(request.GET.get("hal")),
    }
    return render(request, "programme/promises.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Ask what became of a commitment; one press answers. Looking spends nothing."""
    try:
        account, commitment = acts.read_answer_link(token)
    except Refused as refusal:
        return render(request, "programme/agreement_refused.html", {"refusal": refusal}, status=410)
    form = AnswerForm(posted(request), initial={"state": request.GET.get("jawab", Promise.KEPT.value)})
    answered = accept(
        form,
        lambda: acts.answer_by_link(
            token=token,
            state=Promise(form.cleaned_data["state"]),
            note=form.cleaned_data["note"],
            evidence=form.cleaned_data["evidence"],
            now=timezone.now(),
        ),
    )
    context = {"account": account, "commitment": commitment, "form": form, "answered": answered}
    return render(request, "programme/answer.html", context)
