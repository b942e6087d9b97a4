"""The desk's pages on bodies, people and their positions."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rembuk.institutions import queries
from rembuk.institutions.actions import directory
from rembuk.institutions.forms import InstitutionForm, NewPositionForm, PersonForm, PositionForm
from rembuk.institutions.models import Institution, Person, Position
from rembuk.institutions.permits import Permit
from rembuk.institutions.views.guard import actor, staff

PEOPLE_ON_A_PAGE = 50


@staff
@require_safe
def bodies(request: HttpRequest) -> HttpResponse:
    """List the bodies."""
    kept = set(queries.kept_bodies(actor(request)).values_list("pk", flat=True))
    return render(
        request,
        "institutions/bodies.html",
        {"bodies": Institution.objects.all(), "kept": kept, "may_add": _may_add(request)},
    )


@staff
def body_new(request: HttpRequest) -> HttpResponse:
    """Add a body."""
    actor(request).must(Permit.MANAGE_DIRECTORY, at=actor(request).roles)
    form = InstitutionForm(request.POST or None)
    if form.is_valid():
        directory.add_institution(by=actor(request), now=timezone.now(), **form.cleaned_data)
        return redirect("institutions:bodies")
    return render(request, "institutions/body.html", {"form": form})


@staff
def body(request: HttpRequest, key: str) -> HttpResponse:
    """Correct what is said of a body."""
    institution = get_object_or_404(queries.kept_bodies(actor(request)), key=key)
    form = InstitutionForm(
        request.POST or None,
        initial={"name": institution.name, "kind": institution.kind, "region": institution.region},
    )
    if form.is_valid():
        directory.edit_institution(
            by=actor(request), institution=institution, now=timezone.now(), **form.cleaned_data
        )
        messages.success(request, _("Saved."))
        return redirect("institutions:bodies")
    return render(request, "institutions/body.html", {"form": form, "institution": institution})


@staff
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """List the people with their positions, those whose name holds the words of `cari`."""
    words = request.GET.get("cari", "").replace("\0", "").strip()
    page = Paginator(queries.people(words), PEOPLE_ON_A_PAGE).get_page(request.GET.get("hal"))
    query = f"{urlencode({'cari': words})}&" if words else ""
    return render(
        request,
        "institutions/people.html",
        {"page": page, "words": words, "query": query, "may_add": _may_add(request)},
    )


@staff
def person_new(request: HttpRequest) -> HttpResponse:
    """Add a person."""
    actor(request).must(Permit.MANAGE_DIRECTORY, at=actor(request).roles)
    form = PersonForm(request.POST or None)
    if form.is_valid():
        added = directory.add_person(by=actor(request), now=timezone.now(), **form.cleaned_data)
        return redirect("institutions:person", key=added.key)
    return render(request, "institutions/person_new.html", {"form": form})


@staff
def person(request: HttpRequest, key: str) -> HttpResponse:
    """Show a person with their positions over time, and correct the printed name."""
    person = get_object_or_404(Person, key=key)
    form = PersonForm(request.POST or None, initial={"name": person.name})
    if form.is_valid():
        directory.edit_person(by=actor(request), person=person, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("institutions:person", key=key)
    kept = set(queries.kept_bodies(actor(request)).values_list("pk", flat=True))
    return render(
        request,
        "institutions/person.html",
        {
            "form": form,
            "person": person,
            "positions": person.positions.select_related("institution").order_by("-since", "-id"),
            "kept": kept,
        },
    )


@staff
def position_new(request: HttpRequest, key: str) -> HttpResponse:
    """Add a position of a person."""
    person = get_object_or_404(Person, key=key)
    by = actor(request)
    by.must(Permit.MANAGE_DIRECTORY, at=by.roles)
    form = NewPositionForm(request.POST or None, by=by)
    if form.is_valid():
        try:
            directory.add_position(by=by, person=person, now=timezone.now(), **form.cleaned_data)
        except directory.EndsBeforeItStarts:
            form.add_error("until", _("The last day lies before the first."))
        else:
            return redirect("institutions:person", key=key)
    return render(request, "institutions/position.html", {"form": form, "person": person})


@staff
def position(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Correct a position, or say when it ended."""
    kept = queries.kept_bodies(actor(request))
    position = get_object_or_404(
        Position.objects.select_related("person", "institution"), pk=pk, person__key=key, institution__in=kept
    )
    form = PositionForm(
        request.POST or None,
        initial={"title": position.title, "since": position.since, "until": position.until},
    )
    if form.is_valid():
        try:
            directory.edit_position(
                by=actor(request), position=position, now=timezone.now(), **form.cleaned_data
            )
        except directory.EndsBeforeItStarts:
            form.add_error("until", _("The last day lies before the first."))
        else:
            return redirect("institutions:person", key=key)
    return render(
        request,
        "institutions/position.html",
        {"form": form, "person": position.person, "position": position},
    )


def _may_add(request: HttpRequest) -> bool:
    return actor(request).may_anywhere(Permit.MANAGE_DIRECTORY)
