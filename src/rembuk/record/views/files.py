"""What can be taken along from a talk's record: captions, chapters, recordings and materials as files."""

import json
from pathlib import PurePath

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from rembuk.programme.models import Talk
from rembuk.record.core import captions, chapters
from rembuk.record.models import Medium
from rembuk.record.queries import media, transcript
from rembuk.record.views.entrance import file_of_record, may_preview
from rembuk.record.views.ranges import send


@file_of_record
def transcript_vtt(_request: HttpRequest, talk: Talk) -> HttpResponse:
    """Give the transcript as WebVTT."""
    return _text(captions.vtt(_cues(talk)), "text/vtt")


@file_of_record
def transcript_txt(_request: HttpRequest, talk: Talk) -> HttpResponse:
    """Give the transcript as a text to read."""
    return _text(captions.txt(_cues(talk)), "text/plain")


@file_of_record
def chapters_txt(_request: HttpRequest, talk: Talk) -> HttpResponse:
    """Give the chapters as the description of a video has them."""
    return _text(chapters.listed(_chapters(talk), opening=_("Opening")), "text/plain")


@file_of_record
def chapters_vtt(_request: HttpRequest, talk: Talk) -> HttpResponse:
    """Give the chapters as the track of a player."""
    found = _chapters(talk)
    return _text(chapters.track(found, ends=transcript.length(talk, found)), "text/vtt")


@file_of_record
def chapters_json(_request: HttpRequest, talk: Talk) -> HttpResponse:
    """Give the chapters in the form of Podcasting 2.0."""
    content = json.dumps(chapters.podcast(_chapters(talk)), ensure_ascii=False)
    return HttpResponse(content, content_type="application/json+chapters")


@file_of_record
def medium(request: HttpRequest, talk: Talk, pk: int, name: str) -> HttpResponseBase:
    """Give a recording or a material, whole or in the part that a player asks for.

    What came to a public record and waits for the partners' agreement is given to their staff alone.
    """
    found = _among(media.shown(talk), pk)
    waits = found is None and may_preview(request, talk)
    if waits:
        found = _among(media.shown(talk, working=True), pk)
    path = media.path_of(found) if found else None
    if found is None or path is None or PurePath(name).suffix != path.suffix or not path.exists():
        raise Http404
    response = send(request, path, type=found.type, name=f"{talk.programme.slug}-{talk.number}{path.suffix}")
    if waits:
        patch_cache_control(response, private=True, no_store=True)
    return response


def _among(files: list[Medium], pk: int) -> Medium | None:
    return next((each for each in files if each.pk == pk), None)


def _cues(talk: Talk) -> list[captions.Cue]:
    found = list(transcript.cues(talk))
    if not found:
        raise Http404
    return found


def _chapters(talk: Talk) -> list[chapters.Chapter]:
    found = transcript.heard(talk).chapters
    if not found:
        raise Http404
    return found


def _text(content: str, kind: str) -> HttpResponse:
    return HttpResponse(content, content_type=f"{kind}; charset=utf-8")
