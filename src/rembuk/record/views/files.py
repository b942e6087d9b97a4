"""What can be taken along from a talk's record: captions, chapters, recordings and materials as files."""

import json
from pathlib import PurePath

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rembuk.programme import queries as programme
from rembuk.programme.core.talk import OVER
from rembuk.programme.models import Talk
from rembuk.record.core import captions, chapters
from rembuk.record.queries import media, transcript
from rembuk.record.views.ranges import send


def held_talk(slug: str, number: int) -> Talk:
    """Return a talk that was held. :raises Http404: if there is none here that the public may see."""
    return get_object_or_404(programme.public_talks(), programme__slug=slug, number=number, state__in=OVER)


@require_safe
def transcript_vtt(_request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Give the transcript as WebVTT."""
    return _text(captions.vtt(_cues(held_talk(slug, number))), "text/vtt")


@require_safe
def transcript_txt(_request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Give the transcript as a text to read."""
    return _text(captions.txt(_cues(held_talk(slug, number))), "text/plain")


@require_safe
def chapters_txt(_request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Give the chapters as the description of a video has them."""
    return _text(chapters.listed(_chapters(held_talk(slug, number)), opening=_("Opening")), "text/plain")


@require_safe
def chapters_vtt(_request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Give the chapters as the track of a player."""
    talk = held_talk(slug, number)
    found = _chapters(talk)
    return _text(chapters.track(found, ends=transcript.length(talk, found)), "text/vtt")


@require_safe
def chapters_json(_request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Give the chapters in the form of Podcasting 2.0."""
    content = json.dumps(chapters.podcast(_chapters(held_talk(slug, number))), ensure_ascii=False)
    return HttpResponse(content, content_type="application/json+chapters")


@require_safe
def medium(request: HttpRequest, slug: str, number: int, pk: int, name: str) -> HttpResponseBase:
    """Give a recording or a material, whole or in the part that a player asks for."""
    talk = held_talk(slug, number)
    found = next((each for each in media.shown(talk) if each.pk == pk), None)
    path = media.path_of(found) if found else None
    if found is None or path is None or PurePath(name).suffix != path.suffix or not path.exists():
        raise Http404
    return send(request, path, type=found.type, name=f"{slug}-{number}{path.suffix}")


def _cues(talk: Talk) -> list[captions.Cue]:
    found = list(transcript.cues(talk))
    if not found:
        raise Http404
    return found


def _chapters(talk: Talk) -> list[chapters.Chapter]:
    found = transcript.chapters(talk, transcript.tape_of(talk))
    if not found:
        raise Http404
    return found


def _text(content: str, kind: str) -> HttpResponse:
    return HttpResponse(content, content_type=f"{kind}; charset=utf-8")
