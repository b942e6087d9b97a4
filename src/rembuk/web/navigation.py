"""What every page knows: the site's name, its place, its menu and itself in the other language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language, gettext, override

from rembuk.programme import queries


@dataclass(frozen=True, slots=True)
class Link:
    """An entry of the menu. `current` is what `aria-current` says of it, or empty."""

    label: str
    url: str
    current: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """A page in one language."""

    language: str
    url: str


class Navigation:
    """The frame of one page. Nothing is read from the database before a template asks for it."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self.place = settings.PLACE
        self.site_url = settings.SITE_URL

    @cached_property
    def _series(self) -> Mapping[queries.Series, list[str]]:
        return queries.series_with_partners()

    @property
    def brand(self) -> str:
        """The only programme's name; with none or with several, the software's."""
        return next(iter(self._series)).name if len(self._series) == 1 else "Rembuk"

    @property
    def bodies(self) -> list[str]:
        """The partner bodies of every programme, by the alphabet."""
        return sorted({body for bodies in self._series.values() for body in bodies})

    @cached_property
    def menu(self) -> list[Link]:
        """The public menu."""
        archive = reverse("programme:archive")
        only = next(iter(self._series)) if len(self._series) == 1 else None
        talks = reverse("programme:series", kwargs={"slug": only.slug}) if only else archive
        return [
            self._link(gettext("Talks"), talks),
            self._link(gettext("Archive"), archive if only else f"{archive}#past"),
            self._link(gettext("Voter list"), reverse("voterlist:status")),
            self._link(gettext("Report"), reverse("oversight:status")),
            self._link(gettext("News"), reverse("newsroom:index")),
        ]

    @property
    def foot(self) -> list[Link]:
        """What stands with the menu at the foot of every page."""
        only = next(iter(self._series)) if len(self._series) == 1 else None
        achieved = reverse("newsroom:reach", kwargs={"slug": only.slug}) if only else ""
        return [
            self._link(gettext("Tips and statements"), reverse("record:memory")),
            *([self._link(gettext("What was achieved"), achieved)] if achieved else []),
            self._link(gettext("Search"), reverse("newsroom:search")),
        ]

    def _link(self, label: str, url: str) -> Link:
        path = self._request.path
        if path == url:
            return Link(label, url, "page")
        return Link(label, url, "true" if path.startswith(url) and not url.endswith("/acara/") else "")

    @property
    def canonical(self) -> str:
        """The page's one address, without what follows the question mark."""
        return f"{self.site_url}{self._request.path}"

    @cached_property
    def versions(self) -> list[Version]:
        """This page in every language it has; none when it is not one of the site's own.

        A page whose address differs by language says so: its view sets `request.versions`, language to path.
        """
        if self._request.resolver_match is None:
            return []
        path = self._request.path
        if told := getattr(self._request, "versions", None):
            return [Version(language, url) for language, url in told.items()]
        pages = [Version(code, translate_url(path, code)) for code, _ in settings.LANGUAGES]
        return pages if len({page.url for page in pages}) == len(pages) else []

    @property
    def other(self) -> Version:
        """This page, or else the home page, in the language that is not being read."""
        language = get_language()
        found = next((page for page in self.versions if page.language != language), None)
        if found is not None:
            query = urlsplit(self._request.get_full_path()).query
            return Version(found.language, f"{found.url}?{query}" if query else found.url)
        code = "en" if language == "id" else "id"
        with override(code):
            return Version(code, reverse("home"))


def context(request: HttpRequest) -> dict[str, object]:
    """Give the base template its frame."""
    return {"navigation": Navigation(request), "site_url": settings.SITE_URL, "place": settings.PLACE}
