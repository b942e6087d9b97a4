"""Reading in a plan from a spreadsheet: first what would change, then the change."""

from dataclasses import asdict
from datetime import date, time
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from rembuk.institutions.permits import Permit
from rembuk.institutions.views import actor, staff
from rembuk.kit.forms import posted
from rembuk.kit.refusal import Refused
from rembuk.programme import queries
from rembuk.programme.actions.plan_import import import_plan as read_in
from rembuk.programme.core.plansheet import NoHeadings
from rembuk.programme.forms.plan_import import PlanFileForm
from rembuk.programme.models import Programme
from rembuk.programme.queries.plan_import import NotASpreadsheet, Preview, Wanted, preview, sheets_of
from rembuk.programme.views.entrance import programme_at


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def import_plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a spreadsheet, show what it would change, and read it in when that is confirmed."""
    programme = programme_at(request, slug, Permit.PLAN_TALK)
    if "plan" in request.POST:
        return _read_in(request, programme)
    form = PlanFileForm(posted(request), request.FILES or None)
    found = _found(form, programme) if form.is_valid() else None
    context = {
        "programme": programme,
        "form": form,
        "preview": found,
        "hosts": {body.pk: body for body in queries.partners(programme)},
        "plan": _packed(found, slug) if found and found.wanted else "",
    }
    return render(request, "programme/desk/import.html", context)


def _found(form: PlanFileForm, programme: Programme) -> Preview | None:
    today = queries.today_at(programme, timezone.now())
    try:
        return preview(programme, sheets_of(form.cleaned_data["file"].read()), today=today)
    except NotASpreadsheet:
        form.add_error("file", _("This is no spreadsheet that can be read. Save it as .xlsx and try again."))
    except NoHeadings:
        form.add_error("file", _("No row names its columns. One column must be called Tanggal."))
    return None


def _read_in(request: HttpRequest, programme: Programme) -> HttpResponse:
    try:
        wanted = _unpacked(request.POST["plan"], programme.slug)
        count = read_in(by=actor(request), programme=programme, wanted=wanted, now=timezone.now())
    except (signing.BadSignature, Refused) as problem:
        said = str(problem) if isinstance(problem, Refused) else _("The preview has expired.")
        messages.warning(request, f"{said} " + _("Nothing was read in. Choose the file again."))
        return redirect("programme:import_plan", programme.slug)
    messages.success(
        request, ngettext("%(n)d talk is read in.", "%(n)d talks are read in.", count) % {"n": count}
    )
    return redirect("programme:board", programme.slug)


def _packed(found: Preview, slug: str) -> str:
    rows = [{name: _plain(value) for name, value in asdict(each).items()} for each in found.wanted]
    return signing.dumps(rows, salt=f"rembuk.programme.import.{slug}", compress=True)


def _unpacked(text: str, slug: str) -> list[Wanted]:
    rows: list[dict[str, Any]] = signing.loads(text, salt=f"rembuk.programme.import.{slug}", max_age=3_600)
    return [
        Wanted(
            **{
                **row,
                "date": date.fromisoformat(row["date"]),
                "starts": time.fromisoformat(row["starts"]) if row["starts"] else None,
                "ends": time.fromisoformat(row["ends"]) if row["ends"] else None,
            }
        )
        for row in rows
    ]


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date | time) else value
