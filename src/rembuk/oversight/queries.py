"""What is read for the public pages on oversight."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from rembuk.institutions.models import Institution, Kind
from rembuk.kit import channels as kit
from rembuk.kit.channels import Channel


@cache
def channels() -> Mapping[str, Channel]:
    """Return the official places the page leads to, by key."""
    return kit.channels(Path(__file__).parent / "data" / "channels.toml")


def offices() -> list[str]:
    """Return the names of the partner bodies that have a counter for this, by the alphabet. One query."""
    found = Institution.objects.filter(kind=Kind.BAWASLU, partnerships__isnull=False)
    return list(found.order_by("name").values_list("name", flat=True).distinct())
