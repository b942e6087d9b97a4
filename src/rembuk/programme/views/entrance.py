"""Finding what a page of the desk is about, and whether the one who asks may come in."""

from collections.abc import Collection

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from rembuk.institutions.permits import Permit
from rembuk.institutions.views import actor
from rembuk.programme import queries
from rembuk.programme.models import Programme, Talk
from rembuk.programme.queries import desk as at_desk


def programme_at(request: HttpRequest, slug: str, permit: Permit = Permit.SEE_DESK) -> Programme:
    """Return the programme at this address.

    :raises Http404: if there is none. :raises NotPermitted: unless the permit is held at one of its partners.
    """
    programme = get_object_or_404(Programme, slug=slug)
    actor(request).must(permit, at=queries.partner_ids(programme.pk))
    return programme


def talk_at(request: HttpRequest, slug: str, number: int, permit: Permit = Permit.SEE_DESK) -> Talk:
    """Return the talk at this address.

    :raises Http404: if there is none. :raises NotPermitted: unless the permit is held at one of the partners.
    """
    programme = programme_at(request, slug, permit)
    return get_object_or_404(at_desk.talks_with_plans(), programme=programme, number=number)


def permits_at(request: HttpRequest, programme: Programme) -> frozenset[str]:
    """Return the names of the permits that the one who asks holds at the partners, for a page to choose by."""
    return permits_among(request, queries.partner_ids(programme.pk))


def permits_among(request: HttpRequest, partners: Collection[int]) -> frozenset[str]:
    """Return the same for partners that a page has read already, given by id. No query."""
    return frozenset(permit.name for permit in Permit if actor(request).may(permit, at=partners))
