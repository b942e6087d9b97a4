"""How a record writes what only it has: times of a recording, lengths, sizes of files."""

from django import template
from django.utils.translation import get_language, ngettext

from rembuk.hall.core import learning
from rembuk.record.core import captions

register = template.Library()


@register.filter
def tape_time(milliseconds: int) -> str:
    """Write a time of a recording as players do: 4:05, 1:02:03."""
    return captions.clock(milliseconds)


@register.filter
def seconds(milliseconds: int) -> int:
    """Return whole seconds, as the fragment of a recording's address counts them."""
    return milliseconds // 1000


@register.filter
def signed(points: int) -> str:
    """Write a change with its sign."""
    return learning.signed(points)


@register.filter
def length(seconds: int) -> str:  # the argument is what is written
    """Write a length in minutes."""
    minutes = max(1, round(seconds / 60))
    return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}


@register.filter
def size(count: int) -> str:
    """Write a number of bytes as people say it: 2 GB, 15,5 MB in Indonesian, 340 KB."""
    for unit, name in ((1024**3, "GB"), (1024**2, "MB"), (1024, "KB")):
        if count >= unit:
            number = f"{count / unit:.1f}".removesuffix(".0") if unit > 1024 else str(round(count / unit))
            indonesian = (get_language() or "id").startswith("id")
            return f"{number.replace('.', ',') if indonesian else number} {name}"
    return f"{count} B"
