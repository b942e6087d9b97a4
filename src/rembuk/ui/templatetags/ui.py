"""The components that are smaller than a template: icon, date box, dates in words."""

import json
import re
from collections.abc import Hashable
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext

from rembuk.ui import stylesheet
from rembuk.ui.icons import ICONS

register = template.Library()

_SVG = {
    name: SafeString(f'<svg class="i i-{name}" viewBox="0 0 24 24" aria-hidden="true">{d}</svg>')
    for name, d in ICONS.items()
}
_STYLE = SafeString(f"<style>{stylesheet.SHEET}</style>")
_FONT = SafeString(
    # Asked for at once, it is often there before the first word is painted.
    f'<link rel="preload" as="font" type="font/woff2" href="/static/ui/{stylesheet.FONT}" crossorigin>'
    f"<style>{stylesheet.FONT_FACE}</style>"
)


_ORDINAL = re.compile(r"\bke-\d+\b", re.IGNORECASE)


@register.filter
def unbroken(text: str) -> SafeString:
    """Keep "ke-1" on one line: it is one word, though a browser may break it at its hyphen."""
    return SafeString(_ORDINAL.sub(r'<span class="nowrap">\g<0></span>', conditional_escape(text)))


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon, hidden from whoever listens: words stand beside it. :raises KeyError: if unknown."""
    return _SVG[name]


@register.simple_tag(takes_context=True)
def style(context: Context) -> SafeString:
    """Give the page its style sheet: inside it on a first visit, as the cached file afterwards."""
    headers = context["request"].headers if "request" in context else {}
    address = static(stylesheet.FILE)
    font = "" if headers.get("Save-Data") == "on" else _FONT
    if headers.get("Sec-Fetch-Site") == "same-origin":
        return format_html('<link rel="stylesheet" href="{}">{}', address, font)
    later = '{}{}<link rel="prefetch" as="style" href="{}" fetchpriority="low">'
    return format_html(later, _STYLE, font, address)


@register.simple_tag
def plain_style() -> SafeString:
    """Give the page its style sheet without asking anything of the site, for when it is not well."""
    return _STYLE


@register.simple_tag
def date_box(day: date) -> SafeString:
    """Draw a day as a box with its month; the words beside it say the date, so it is hidden from listeners."""
    return _box(day.date() if isinstance(day, datetime) else day, get_language())


@register.simple_tag
def drawn(template_name: str, **facts: Hashable) -> SafeString:
    """Include a part that shows nothing but the facts handed to it, and draw it once for the same facts.

    The part sees neither the page around it nor who asks, so what was drawn for one may be shown to another.
    """
    return draw(template_name, get_language(), tuple(facts.items()))


@register.filter
def day(value: date) -> str:
    """Write a day in full: Kamis, 26 November 2026."""
    return _in_words(value, "l, j F Y")


@register.filter
def short_day(value: date) -> str:
    """Write a day without its weekday: 26 November 2026."""
    return _in_words(value, "j F Y")


def _in_words(value: date, form: str) -> str:
    """Write a day in the language of the moment; a long list says the same days again and again."""
    day = value.date() if isinstance(value, datetime) else value
    return _said(day, form, get_language())


@lru_cache(maxsize=2048)
def draw(template_name: str, _language: str | None, facts: tuple[tuple[str, Hashable], ...]) -> SafeString:
    """Draw a part from facts by name, in the language of the moment."""
    return SafeString(render_to_string(template_name, dict(facts)))


@lru_cache(maxsize=4096)
def _box(day: date, _language: str | None) -> SafeString:
    return format_html(
        '<span class="box date" aria-hidden="true">{}<small>{}</small></span>', day.day, date_format(day, "M")
    )


@lru_cache(maxsize=4096)
def _said(day: date, form: str, _language: str | None) -> str:
    return date_format(day, form)


@register.filter
def clock(value: time | datetime) -> str:
    """Write an hour: 13.30 in Indonesian, 13:30 in English."""
    return value.strftime("%H.%M" if (get_language() or "id").startswith("id") else "%H:%M")


@register.filter
def zone(value: date, name: str) -> str:
    """Name the time zone as people say it that day: WIB, WITA, WIT."""
    return datetime.combine(value, time(12), ZoneInfo(name)).tzname() or name


@register.filter
def initials(name: str) -> str:
    """Shorten a person's name, without the titles after its comma, to at most two letters."""
    bare = name.split(",", maxsplit=1)[0]
    words = [word for word in bare.split() if word[0].isalpha() and not word.endswith(".")]
    chosen = words[:1] + words[1:][-1:]
    return "".join(word[0].upper() for word in chosen)


@register.filter
def listed(names: list[Any]) -> SafeString:
    """Join names as a sentence does: A, B, dan C."""
    said = [conditional_escape(name) for name in names]
    if len(said) < 2:
        return SafeString("".join(said))
    if len(said) == 2:
        return format_html("{} {} {}", said[0], pgettext("between two names", "and"), said[1])
    last_and = pgettext("before the last name of a list", "and")
    return format_html("{}, {} {}", SafeString(", ".join(said[:-1])), last_and, said[-1])


@register.simple_tag
def linked_data(data: dict[str, object]) -> SafeString:
    """Put facts into the page for machines (JSON-LD). Nothing in them can end the element early."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return SafeString(f'<script type="application/ld+json">{text}</script>')
