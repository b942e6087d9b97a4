"""What the public sees of oversight."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rembuk.oversight import queries


def status(request: HttpRequest) -> HttpResponse:
    """Say what will be here, and where to go today."""
    context = {"channels": queries.channels(), "offices": queries.offices()}
    return render(request, "oversight/status.html", context)
