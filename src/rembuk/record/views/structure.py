"""What a record tells search engines: its recording with chapters as clips, and where it stands on the site."""

from collections.abc import Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from rembuk.programme.models import Talk
from rembuk.record.core.chapters import Chapter
from rembuk.record.models import Medium, MediumKind
from rembuk.ui.structure import breadcrumbs


def structure_of(
    talk: Talk, *, player: Medium | None, chapters: Sequence[Chapter], picture: str
) -> list[dict[str, object]]:
    """Return a record as schema.org's VideoObject or AudioObject, if it can be played, and a BreadcrumbList."""
    place = (talk.programme.slug, talk.number)
    page = _url("record:record", *place)
    trail = [
        (talk.programme.name, _url("programme:series", talk.programme.slug)),
        (talk.title, _url("programme:talk", *place)),
        (gettext("Record"), page),
    ]
    told = [_recording(talk, player, chapters, page, picture)] if player else []
    return [*told, breadcrumbs(trail)]


def _recording(
    talk: Talk, player: Medium, chapters: Sequence[Chapter], page: str, picture: str
) -> dict[str, object]:
    zone = ZoneInfo(talk.programme.timezone)
    held = talk.started_at or datetime.combine(talk.date, talk.starts or time(12), zone)
    content = _url("record:medium", talk.programme.slug, talk.number, player.pk, player.name)
    told: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "VideoObject" if player.kind == MediumKind.VIDEO else "AudioObject",
        "name": talk.title,
        "description": "; ".join([talk.programme.name, *talk.topics]),
        "uploadDate": held.astimezone(zone).isoformat(),
        "thumbnailUrl": [picture],
        "contentUrl": content,
        "encodingFormat": player.type,
        "inLanguage": "id",
        "url": page,
    }
    if player.seconds:
        told["duration"] = f"PT{player.seconds}S"
        told["hasPart"] = _clips(chapters, page, player.seconds)
    return told


def _clips(chapters: Sequence[Chapter], page: str, seconds: int) -> list[dict[str, object]]:
    """Return the chapters as clips, each until the next begins; one beyond the end is none."""
    starts = [(chapter.title, chapter.at // 1000) for chapter in chapters if chapter.at < seconds * 1000]
    ends = [*(at for _title, at in starts[1:]), seconds]
    return [
        {"@type": "Clip", "name": title, "startOffset": at, "endOffset": end, "url": f"{page}?t={at}"}
        for (title, at), end in zip(starts, ends, strict=True)
        if end > at
    ]


def _url(name: str, *parts: object) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=parts)}"
