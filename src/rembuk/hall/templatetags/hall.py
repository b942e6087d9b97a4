"""What the room's pages need in words."""

import re
from collections.abc import Sequence

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString

from rembuk.hall.core import learning
from rembuk.hall.core.page import Caption
from rembuk.programme.models import ItemKindChoice

register = template.Library()
_TWO_LINES = 130


@register.filter
def kind_words(value: str) -> str:
    """Say what an item of the rundown is; a title stays as it is."""
    return str(ItemKindChoice(value).label) if value in ItemKindChoice.values else value


@register.filter
def absolute(value: int) -> int:
    """Return a number without its sign."""
    return abs(value)


@register.filter
def last_lines(captions: Sequence[Caption]) -> Sequence[Caption]:
    """Return the captions that a projector has room for: the last ones, together at most two lines long."""
    shown: list[Caption] = []
    for line in reversed(captions):
        if shown and sum(len(each.text) for each in (*shown, line)) > _TWO_LINES:
            break
        shown.insert(0, line)
    return shown


@register.filter
def breakable(address: str) -> SafeString:
    """Let an address go on in the next line before a dot or a stroke, so that no word of it is torn."""
    return SafeString(re.sub(r"(?=[./])", "<wbr>", escape(address)))


@register.filter
def percent(share: float) -> int:
    """Return a share as whole per cent."""
    return round(share * 100)


@register.filter
def signed(value: int) -> str:
    """Write a change with its sign."""
    return learning.signed(value)


@register.filter
def weight(people: int, words: Sequence[tuple[str, int]]) -> int:
    """Return how large a word of a cloud is written, 1 to 4: by how many said it, beside the most frequent."""
    most = max((each for _word, each in words), default=0)
    # Halves are rounded up, as the phone's script does.
    return 1 + (6 * people + most) // (2 * most) if most > 1 else 2
