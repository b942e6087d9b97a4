"""What the public sees of the room."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def status(request: HttpRequest) -> HttpResponse:
    """Say what will be here, and where to go today."""
    return render(request, "voterlist/status.html")
