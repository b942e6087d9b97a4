"""Where an article's drafted sentences come from, and what in its text the record says otherwise, in words."""

import re

from django import template
from django.utils.translation import pgettext_lazy

from rembuk.newsroom import queries
from rembuk.newsroom.core.checker import Finding, Kind
from rembuk.newsroom.core.text import lines
from rembuk.newsroom.models import ArticlePage

register = template.Library()

_SOURCE = re.compile(
    r"(?:talks\[\d+\]\.)?(?P<list>rundown|statements|commitments|questions|polls|programme|)(?:\[(?P<place>\d+)\])?\.?(?P<field>\w+)"
)
_PARTS = {
    "programme": pgettext_lazy("part of the record", "Programme"),
    "": pgettext_lazy("part of the record", "Talk"),
    "rundown": pgettext_lazy("part of the record", "Rundown"),
    "statements": pgettext_lazy("part of the record", "Statement"),
    "commitments": pgettext_lazy("part of the record", "Commitment"),
    "questions": pgettext_lazy("part of the record", "Question"),
    "polls": pgettext_lazy("part of the record", "Poll"),
}
_FIELDS = {
    "answer": pgettext_lazy("in the record", "answer"),
    "attendance": pgettext_lazy("in the record", "attendance"),
    "cadence": pgettext_lazy("in the record", "rhythm"),
    "date": pgettext_lazy("in the record", "date"),
    "due": pgettext_lazy("in the record", "due date"),
    "ends": pgettext_lazy("in the record", "end"),
    "formulated_on": pgettext_lazy("in the record", "date of the joint meeting"),
    "host": pgettext_lazy("in the record", "host"),
    "institution": pgettext_lazy("in the record", "body"),
    "kind": pgettext_lazy("in the record", "kind"),
    "learning": pgettext_lazy("in the record", "what was learned"),
    "link": pgettext_lazy("in the record", "link"),
    "mode": pgettext_lazy("in the record", "mode"),
    "moderator": pgettext_lazy("in the record", "moderator"),
    "modes": pgettext_lazy("in the record", "modes"),
    "name": pgettext_lazy("in the record", "name"),
    "number": pgettext_lazy("in the record", "number"),
    "open_to_others": pgettext_lazy("in the record", "open to other bodies"),
    "partners": pgettext_lazy("in the record", "partner bodies"),
    "people": pgettext_lazy("in the record", "people"),
    "person": pgettext_lazy("in the record", "person"),
    "points": pgettext_lazy("in the record", "points"),
    "postponed_from": pgettext_lazy("in the record", "earlier date"),
    "purpose": pgettext_lazy("in the record", "purpose"),
    "questions": pgettext_lazy("in the record", "answered questions"),
    "reason": pgettext_lazy("in the record", "reason"),
    "results": pgettext_lazy("in the record", "results"),
    "starts": pgettext_lazy("in the record", "start"),
    "text": pgettext_lazy("in the record", "text"),
    "title": pgettext_lazy("in the record", "title"),
    "topics": pgettext_lazy("in the record", "topics"),
    "venue": pgettext_lazy("in the record", "venue"),
}


@register.filter
def source_in_words(source: str) -> str:
    """Say a place of the programme's file in words: `talks[1].rundown[2].people` is "Rundown 2: people"."""
    found = _SOURCE.match(source)
    if found is None:
        return source
    part = " ".join(filter(None, (str(_PARTS[found["list"]]), found["place"])))
    return f"{part}: {_FIELDS.get(found['field'], found['field'])}"


@register.simple_tag
def sources(article: ArticlePage) -> list[dict[str, object]]:
    """Return the sentences that an article began as, each with its sources in words."""
    return [
        {"text": sentence["text"], "sources": [source_in_words(source) for source in sentence["sources"]]}
        for sentence in article.provenance
    ]


@register.simple_tag
def findings(article: ArticlePage) -> list[Finding]:
    """Return what the newest text of an article says otherwise than its talk's record."""
    return queries.findings(article, lines(article.get_latest_revision().content))


_KINDS = {
    Kind.NAME: pgettext_lazy("in an article", "Name"),
    Kind.TITLE: pgettext_lazy("in an article", "Title"),
    Kind.DATE: pgettext_lazy("in an article", "Date"),
    Kind.WEEKDAY: pgettext_lazy("in an article", "Day of the week"),
    Kind.NUMBER: pgettext_lazy("in an article", "Number"),
    Kind.QUOTE: pgettext_lazy("in an article", "Quote"),
}


@register.filter
def kind_in_words(finding: Finding) -> str:
    """Say what kind of thing differs."""
    return str(_KINDS[finding.kind])
