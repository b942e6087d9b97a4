"""Checking a certificate, and having it again, for whoever holds its code."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from rembuk.programme.core.codes import ALPHABET, OPENING, typed
from rembuk.record import actions
from rembuk.record.forms import CodeForm
from rembuk.record.queries import certificates as queries


@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for the code of a certificate, and lead to it."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_valid() and (code := typed(form.cleaned_data["code"])) and _is_code(code):
        return redirect("record:certificate", code)
    if form.is_bound and form.is_valid():
        return _answer(request, "")
    return render(request, "record/certificate_ask.html", {"form": form, "key": queries.public_key()})


@never_cache
@require_safe
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Say whether a certificate is valid, withdrawn or unknown; to a code that is not ours always the same."""
    return _answer(request, typed(code))


@never_cache
@require_safe
def pdf(_request: HttpRequest, code: str) -> HttpResponse:
    """Give the certificate as PDF, unless it was withdrawn."""
    found = queries.by_code(code)
    if found is None or found.withdrawn_at:
        raise Http404
    path = queries.printed_at(found)
    content = path.read_bytes() if found.printed_at and path.exists() else actions.certificate_pdf(found)
    name = found.number.replace("/", "-")
    headers = {"Content-Disposition": f'inline; filename="sertifikat-{name}.pdf"', "X-Robots-Tag": "noindex"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _answer(request: HttpRequest, code: str) -> HttpResponse:
    found = queries.by_code(code) if _is_code(code) else None
    context = {"certificate": found, "key": queries.public_key(), "form": CodeForm()}
    return render(request, "record/certificate.html", context, status=200 if found else 404)


def _is_code(text: str) -> bool:
    return len(text) == OPENING and set(text) <= set(ALPHABET)
