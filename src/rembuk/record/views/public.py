"""What the public sees of a talk's record."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from rembuk.programme import queries as programme
from rembuk.programme.core.talk import OVER
from rembuk.programme.views.card import address_of, card_of
from rembuk.record import queries
from rembuk.record.models import MediumKind
from rembuk.record.queries import hall, media, search, transcript
from rembuk.record.views.files import held_talk
from rembuk.record.views.structure import structure_of


@require_safe
def record(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show what was said and promised on a talk that was held, how many were there, and what came when."""
    found = get_object_or_404(
        programme.talks_with_people(), programme__slug=slug, number=number, state__in=OVER
    )
    asked = request.GET.get("cari", "").strip()[:200]
    files, tape = media.shown(found), transcript.tape_of(found)
    whole = transcript.whole(found, tape)
    player = next((each for each in files if each.kind != MediumKind.MATERIAL), None)
    picture = address_of(found, card_of(found))
    context = {
        "talk": found,
        "picture": picture,
        "structure": structure_of(
            found, player=player, chapters=[chapter for chapter, _part in whole.contents], picture=picture
        ),
        "statements": queries.statements_by_kind(found),
        "promises": programme.promises(found),
        "attendance": queries.attendance_of(found),
        "left": hall.left(found),
        "tape": tape,
        "contents": whole.contents,
        "piece": whole.first,
        "weight": whole.weight,
        "asked": asked,
        "hits": search.hits_in(found, asked) if asked else None,
        "player": player,
        "recordings": [each for each in files if each.kind != MediumKind.MATERIAL],
        "materials": [each for each in files if each.kind == MediumKind.MATERIAL],
    }
    return render(request, "record/record.html", context)


@require_safe
def piece(request: HttpRequest, slug: str, number: int, part: int) -> HttpResponse:
    """Show one piece of the transcript, for whoever reads on."""
    talk = held_talk(slug, number)
    found = transcript.piece(talk, part)
    if found is None:
        raise Http404
    return render(request, "record/piece.html", {"talk": talk, "piece": found})
