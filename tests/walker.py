"""Finding every form of the site: by walking the addresses, and reading the pages that stand there."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

# The editors' desk is a library's own application, with some hundreds of forms tested where they are made.
STRANGERS = ("wagtail", "ninja", "django")

Candidates = Mapping[str, Sequence[object]]


@dataclass
class Form:
    """A form as a page shows it: where it is sent, and the names of its fields."""

    address: str
    method: str
    fields: set[str] = field(default_factory=set)


class _Reader(HTMLParser):
    """Collects the forms of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self._page = page
        self._open: Form | None = None
        self.forms: list[Form] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            address = urlsplit(urljoin(self._page, given.get("action") or self._page)).path
            self._open = Form(address, (given.get("method") or "get").lower())
            self.forms.append(self._open)
        elif self._open and given.get("name") and tag in {"input", "select", "textarea", "button"}:
            self._open.fields.add(str(given["name"]))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None


def addresses(candidates: Candidates) -> list[str]:
    """Return one address for every view of the site, its parts filled in with what exists."""
    found = []
    for route in _routes(get_resolver().url_patterns, ""):
        found += _filled(route, candidates)
    return found


def forms(client: Client, candidates: Candidates) -> list[Form]:
    """Return every form that someone can reach, and for every other address a bare one without fields.

    Of the same form on several pages, the fields are put together.
    """
    found: dict[tuple[str, str], Form] = {}
    for address in addresses(candidates):
        response = client.get(address)
        forms = [Form(address, "post")]
        if response.status_code == 200 and response["Content-Type"].startswith("text/html"):
            reader = _Reader(address)
            reader.feed(response.content.decode())
            forms += reader.forms
        for form in forms:
            found.setdefault((form.address, form.method), form).fields.update(form.fields)
    return list(found.values())


def _routes(patterns: Sequence[URLPattern | URLResolver], prefix: str) -> Iterator[str]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, route)
        elif not pattern.callback.__module__.startswith(STRANGERS):
            yield route


def _filled(route: str, candidates: Candidates) -> list[str]:
    """Put what exists into the parts of a route; a part of many meanings, such as pk, is tried with each."""
    addresses = ["/" + re.sub(r"[\^$]|\\Z", "", route)]
    for part, name in re.findall(r"(<(?:\w+:)?(\w+)>)", route):
        values = candidates.get(name, ["contoh"])
        addresses = [address.replace(part, str(value)) for address in addresses for value in values]
    return addresses
