"""The sound of a programme's talks as a podcast: RSS with Apple's and Podcasting 2.0's words."""

import uuid
from datetime import datetime, time
from email.utils import format_datetime
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.translation import override
from django.views.decorators.http import require_safe

from rembuk.programme import queries as programme
from rembuk.programme.models import Programme, Talk
from rembuk.record.models import Medium, MediumKind, MediumState
from rembuk.record.queries import media, transcript
from rembuk.ui import paper

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
ATOM = "http://www.w3.org/2005/Atom"
_FEEDS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The namespace in which Podcasting 2.0 derives a feed's own name from its address."""


@require_safe
def podcast(_request: HttpRequest, slug: str) -> HttpResponse:
    """Give the feed of a programme: every talk whose sound may be heard, the newest first."""
    series = get_object_or_404(Programme, slug=slug)
    with override("id"):
        content = _feed(series)
    return HttpResponse(content, content_type="application/rss+xml; charset=utf-8")


@require_safe
def cover(_request: HttpRequest, slug: str) -> HttpResponse:
    """Draw the cover that podcast players show: a square of 1,400 pixels."""
    series = get_object_or_404(Programme, slug=slug)
    facts = {"name": series.name, "place": settings.PLACE}
    return HttpResponse(paper.png("record/cover.typ", facts, points_per_inch=72), content_type="image/png")


def _feed(series: Programme) -> bytes:
    for prefix, name in (("itunes", ITUNES), ("podcast", PODCAST), ("atom", ATOM)):
        ET.register_namespace(prefix, name)
    rss = ET.Element("rss", {"version": "2.0"})
    channel = ET.SubElement(rss, "channel")
    address = _url("record:podcast", series.slug)
    bodies = ", ".join(sorted(body.name for body in programme.partners(series)))
    ET.SubElement(channel, f"{{{ATOM}}}link", {"href": address, "rel": "self", "type": "application/rss+xml"})
    for name, text in (
        ("title", series.name),
        ("link", _url("programme:series", series.slug)),
        ("description", escape(series.purpose or series.name)),
        ("language", "id"),
        (f"{{{ITUNES}}}author", bodies),
        (f"{{{ITUNES}}}explicit", "false"),
        (f"{{{ITUNES}}}type", "episodic"),
        (f"{{{PODCAST}}}guid", str(uuid.uuid5(_FEEDS, address.split("://", 1)[1].rstrip("/")))),
        (f"{{{PODCAST}}}medium", "podcast"),
    ):
        ET.SubElement(channel, name).text = text
    ET.SubElement(channel, f"{{{ITUNES}}}category", {"text": "Government"})
    ET.SubElement(channel, f"{{{ITUNES}}}image", {"href": _url("record:cover", series.slug)})
    for talk, sound in _episodes(series):
        _episode(channel, talk, sound)
    content: bytes = ET.tostring(rss, encoding="utf-8", xml_declaration=True)
    return content


def _episodes(series: Programme) -> list[tuple[Talk, Medium]]:
    talks = programme.recorded_talks().filter(
        programme=series, media__kind=MediumKind.SOUND, media__state=MediumState.READY
    )
    found = []
    for talk in talks.distinct().order_by("-date", "-number"):
        sound = next((each for each in media.shown(talk) if each.kind == MediumKind.SOUND), None)
        if sound:
            found.append((talk, sound))
    return found


def _episode(channel: ET.Element, talk: Talk, sound: Medium) -> None:
    zone = ZoneInfo(talk.programme.timezone)
    held = talk.started_at or datetime.combine(talk.date, talk.starts or time(12), zone)
    place = (talk.programme.slug, talk.number)
    item = ET.SubElement(channel, "item")
    for name, text in (
        ("title", talk.title),
        ("link", _url("record:record", *place)),
        # Players read a description as HTML.
        ("description", escape(f"{date_format(talk.date, 'l, j F Y')}. {'; '.join(talk.topics)}")),
        ("pubDate", format_datetime(held.astimezone(zone))),
        (f"{{{ITUNES}}}duration", str(sound.seconds or 0)),
        (f"{{{ITUNES}}}episode", str(talk.number)),
    ):
        ET.SubElement(item, name).text = text
    ET.SubElement(item, "guid", {"isPermaLink": "false"}).text = f"{talk.programme.slug}/{talk.number}"
    address = _url("record:medium", *place, sound.pk, sound.name)
    ET.SubElement(item, "enclosure", {"url": address, "length": str(sound.size), "type": sound.type})
    if transcript.lines(talk).exists():
        captions = {"url": _url("record:transcript_vtt", *place), "type": "text/vtt", "language": "id"}
        ET.SubElement(item, f"{{{PODCAST}}}transcript", {**captions, "rel": "captions"})
    if transcript.heard(talk).chapters:
        ET.SubElement(
            item,
            f"{{{PODCAST}}}chapters",
            {"url": _url("record:chapters_json", *place), "type": "application/json+chapters"},
        )


def _url(name: str, *parts: object) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=parts)}"
