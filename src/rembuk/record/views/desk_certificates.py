"""The desk's certificates of a talk: given to who was there, printed by the worker, taken back one by one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rembuk.institutions.permits import Permit
from rembuk.institutions.views import actor, staff
from rembuk.kit.forms import accept, posted
from rembuk.kit.refusal import Refused
from rembuk.programme.models import Talk
from rembuk.programme.views.entrance import permits_at, talk_at
from rembuk.record import actions
from rembuk.record.forms import RuleForm, WithdrawForm
from rembuk.record.queries import certificates as queries
from rembuk.record.queries.guests import rule_of
from rembuk.record.views.archive import zipped

PAGE = 100
"""Certificates on one page of the desk."""


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def board(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show the certificates of a talk, and give those that are missing."""
    talk = talk_at(request, slug, number, Permit.KEEP_RECORD)
    if request.method == "POST":
        try:
            count = actions.give_certificates(by=actor(request), talk=talk, now=timezone.now())
        except Refused as refusal:
            messages.warning(request, str(refusal))
        else:
            words = ngettext("%(n)d certificate is given.", "%(n)d certificates are given.", count)
            messages.success(request, words % {"n": count})
        return redirect("record:desk_certificates", slug, number)
    return _board(request, talk, RuleForm(initial=model_to_dict(rule_of(talk), ["door", "share", "quiz"])))


@staff
@require_POST
def rule(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Say who gets a certificate."""
    talk = talk_at(request, slug, number, Permit.KEEP_RECORD)
    form = RuleForm(request.POST)
    if accept(
        form,
        lambda: actions.set_rule(by=actor(request), talk=talk, **form.cleaned_data, now=timezone.now()),
    ):
        messages.success(request, _("Saved."))
        return redirect("record:desk_certificates", slug, number)
    return _board(request, talk, form)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Show one certificate, and take it back."""
    talk = talk_at(request, slug, number, Permit.KEEP_RECORD)
    found = get_object_or_404(talk.certificates.select_related("talk__programme"), pk=pk)
    form = WithdrawForm(posted(request))
    withdrawn = accept(
        form,
        lambda: actions.withdraw_certificate(
            by=actor(request), certificate=found, **form.cleaned_data, now=timezone.now()
        ),
    )
    if withdrawn:
        messages.success(request, _("The certificate is withdrawn."))
        return redirect("record:desk_certificates", slug, number)
    context = {"programme": talk.programme, "talk": talk, "certificate": found, "form": form}
    return render(request, "record/desk/certificate.html", context)


@staff
@require_safe
def every(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """Give every printed certificate of a talk in one ZIP file, written as it is read."""
    talk = talk_at(request, slug, number, Permit.KEEP_RECORD)
    rows = list(talk.certificates.filter(printed_at__isnull=False, withdrawn_at=None))
    if not rows:
        raise Http404
    parts = ((f"{row.number.replace('/', '-')}.pdf", queries.printed_at(row)) for row in rows)
    headers = {"Content-Disposition": f'attachment; filename="sertifikat-{slug}-{number}.zip"'}
    return StreamingHttpResponse(zipped(parts), content_type="application/zip", headers=headers)


def _board(request: HttpRequest, talk: Talk, form: RuleForm) -> HttpResponse:
    context = {
        "programme": talk.programme,
        "talk": talk,
        "page": Paginator(talk.certificates.all(), PAGE).get_page(request.GET.get("hal")),
        "progress": queries.progress(talk),
        "missing": len(queries.missing(talk)),
        "form": form,
        "permits": permits_at(request, talk.programme),
    }
    return render(request, "record/desk/certificates.html", context)
