"""What the public sees of a talk's record."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from rembuk.programme import queries as programme
from rembuk.programme.core.talk import RECORDED
from rembuk.programme.models import Talk
from rembuk.programme.views.card import address_of, card_of
from rembuk.record import queries
from rembuk.record.models import MediumKind
from rembuk.record.queries import hall, media, search, transcript
from rembuk.record.views.entrance import file_of_record, page_of_record
from rembuk.record.views.structure import structure_of


@page_of_record
def record(request: HttpRequest, talk: Talk) -> HttpResponse:
    """Show what was said and promised on a talk, how many were there, and what came when."""
    asked = request.GET.get("cari", "").strip()[:200]
    files, heard = media.shown(talk), transcript.heard(talk)
    whole = transcript.whole(talk, heard.chapters)
    recordings = [each for each in files if each.kind != MediumKind.MATERIAL]
    film = next((each for each in recordings if each.kind == MediumKind.VIDEO), None)
    # The sound costs a hundredth of the picture, so it is what plays unless someone asks to see.
    player = film if request.GET.get("lihat") == "video" and film else next(iter(recordings), None)
    picture = address_of(talk, card_of(talk))
    context = {
        "talk": talk,
        "is_preview": talk.state not in RECORDED,
        "picture": picture,
        "structure": structure_of(talk, player=film or player, chapters=heard.chapters, picture=picture),
        "statements": queries.statements_by_kind(talk),
        "promises": programme.promises(talk),
        "attendance": queries.attendance_of(talk),
        "left": hall.left(talk),
        "tape": heard.tape,
        "contents": whole.contents,
        "piece": whole.first,
        "weight": whole.weight,
        "asked": asked,
        "hits": search.hits_in(talk, asked) if asked else None,
        "player": player,
        "film": film if player != film else None,
        "recordings": recordings,
        "materials": [each for each in files if each.kind == MediumKind.MATERIAL],
    }
    return render(request, "record/record.html", context)


@file_of_record
def piece(request: HttpRequest, talk: Talk, part: int) -> HttpResponse:
    """Show one piece of the transcript, for whoever reads on."""
    found = transcript.piece(talk, part)
    if found is None:
        raise Http404
    return render(
        request, "record/piece.html", {"talk": talk, "piece": found, "is_preview": talk.state not in RECORDED}
    )
