"""The rundown editor: a list one changes by buttons, and a page for each item."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from rembuk.institutions.permits import Permit
from rembuk.institutions.views import actor, staff
from rembuk.kit.forms import accept, attempt, posted
from rembuk.kit.refusal import Refused
from rembuk.programme import actions, queries
from rembuk.programme.forms.people import People
from rembuk.programme.forms.talks import ItemForm, PlaceForm, StretchForm
from rembuk.programme.models import Item, RundownTemplate, Talk
from rembuk.programme.queries import desk as at_desk
from rembuk.programme.queries.clashes import FoundClash, clashes_of
from rembuk.programme.queries.follow_up import awaited_before
from rembuk.programme.views.entrance import talk_at


class ItemGone(Refused):
    """Someone else has taken the item off the rundown."""

    words = gettext_lazy("Someone has taken this item off the rundown meanwhile.")


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def rundown(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show the rundown with its times and add an item to its end."""
    talk = talk_at(request, slug, number, Permit.PLAN_TALK)
    now = timezone.now()
    people = _people(talk)
    form = ItemForm(posted(request), people=people, initial={"kind": "core"})
    added = accept(
        form,
        lambda: actions.add_item(
            by=actor(request), talk=talk, facts=actions.ItemFacts(**form.facts()), now=now
        ),
    )
    if added:
        messages.success(request, _("The item is added."))
        return redirect("programme:desk_rundown", slug, number)
    return _editor(request, talk, form, people)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Change an item of the rundown. If someone has taken it off, what was typed can be added anew."""
    talk = talk_at(request, slug, number, Permit.PLAN_TALK)
    people = _people(talk)
    try:
        found = _item(talk, pk)
    except ItemGone as gone:
        if request.method != "POST":
            raise Http404 from gone
        messages.warning(
            request, f"{gone} {_('What you typed stands below: to keep it, add it as a new item.')}"
        )
        return _editor(request, talk, ItemForm(request.POST, people=people), people)
    form = ItemForm(posted(request), people=people, initial=_initial(found))
    edited = accept(
        form,
        lambda: actions.edit_item(
            by=actor(request),
            item=found,
            facts=actions.ItemFacts(**form.facts()),
            version=form.seen,
            now=timezone.now(),
        ),
    )
    if edited:
        messages.success(request, _("Saved."))
        return redirect("programme:desk_rundown", slug, number)
    context = {"programme": talk.programme, "talk": talk, "item": found, "form": form, "people": people.labels}
    return render(request, "programme/desk/item.html", context)


@staff
@require_POST
def move(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Move an item up or down by one place."""
    talk = talk_at(request, slug, number, Permit.PLAN_TALK)
    form = PlaceForm(posted(request))
    if form.is_valid():
        attempt(
            request,
            lambda: actions.move_item(
                by=actor(request), item=_item(talk, pk), **form.cleaned_data, now=timezone.now()
            ),
        )
    return redirect("programme:desk_rundown", slug, number)


@staff
@require_POST
def remove(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Take an item off the rundown."""
    talk = talk_at(request, slug, number, Permit.PLAN_TALK)
    attempt(
        request,
        lambda: actions.remove_item(by=actor(request), item=_item(talk, pk), now=timezone.now()),
        _("The item is taken off the rundown."),
    )
    return redirect("programme:desk_rundown", slug, number)


@staff
@require_POST
def open_with_promises(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Let the rundown open with what was promised before."""
    talk = talk_at(request, slug, number, Permit.PLAN_TALK)
    attempt(request, lambda: actions.open_with_promises(by=actor(request), talk=talk, now=timezone.now()))
    return redirect("programme:desk_rundown", slug, number)


@staff
@require_POST
def stretch(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Make an item a minute longer or shorter."""
    talk = talk_at(request, slug, number, Permit.PLAN_TALK)
    form = StretchForm(posted(request))
    if form.is_valid():
        attempt(
            request,
            lambda: actions.stretch_item(
                by=actor(request), item=_item(talk, pk), **form.cleaned_data, now=timezone.now()
            ),
        )
    return redirect(f"{reverse('programme:desk_rundown', args=[slug, number])}#item-{pk}")


def _clashes(talk: Talk) -> dict[int | None, list[FoundClash]]:
    """Return the clashes by the item they stand on; those of the hall under None."""
    found: dict[int | None, list[FoundClash]] = {}
    for clash in clashes_of(talk):
        found.setdefault(clash.item, []).append(clash)
    return found


def _item(talk: Talk, pk: int) -> Item:
    found = talk.items.select_related("talk__programme", "moderator").filter(pk=pk).first()
    if found is None and Item.objects.filter(pk=pk).exists():
        raise Http404  # it stands on another talk's rundown, and never stood on this one
    if found is None:
        raise ItemGone
    return found


def _editor(request: HttpRequest, talk: Talk, form: ItemForm, people: People) -> HttpResponse:
    rows = at_desk.rundown(talk, now=timezone.now())
    clashes = _clashes(talk)
    return render(
        request,
        "programme/desk/rundown.html",
        {
            "programme": talk.programme,
            "talk": talk,
            "rows": rows,
            "clashes": clashes,
            "promises": awaited_before(talk),
            "hall_clashes": clashes.get(None, []),
            "has_template": RundownTemplate.objects.filter(programme=talk.programme).exists(),
            "minutes": sum(row.item.minutes or 0 for row in rows),
            "spare": at_desk.spare_minutes(talk, rows),
            "form": form,
            "people": people.labels,
        },
    )


def _people(talk: Talk) -> People:
    return People({label: person for person, label in at_desk.people_on(talk.date)})


def _initial(item: Item) -> dict[str, object]:
    return {
        "version": queries.item_version(item),
        "kind": item.kind,
        "title": item.title,
        "minutes": item.minutes,
        "moderator": item.moderator,
        "people": [each.person for each in item.appearances.select_related("person")],
        "points": item.points,
        "cue": item.cue,
    }
