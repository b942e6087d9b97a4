"""What every page knows: the site's name, its place and its menu."""

from django.conf import settings
from django.http import HttpRequest


def context(_request: HttpRequest) -> dict[str, object]:
    """Give the base template what it shows on every page."""
    return {"place": settings.PLACE, "site_url": settings.SITE_URL}
