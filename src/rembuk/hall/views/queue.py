"""The moderator's queue: what waits, what is on air, what was answered; each step undoable."""

from collections.abc import Callable, Mapping, Sequence

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from rembuk.hall import forms
from rembuk.hall.actions import questions as acts
from rembuk.hall.core.questions import QuestionState
from rembuk.hall.models import Question
from rembuk.hall.queries import desk_of, spoken
from rembuk.hall.views.acting import done, refused, room_at
from rembuk.institutions.views import actor, staff
from rembuk.programme.queries import partners
from rembuk.programme.queries.desk import people_to_choose
from rembuk.programme.views.entrance import permits_at


@staff
@require_safe
def queue(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show every question where it stands."""
    room = room_at(request, slug, number)
    desk = desk_of(room, now=timezone.now())
    by_id = {question.pk: question for question in desk.questions}
    standing = [question for question in desk.questions if question.leader_id is None]
    columns = {
        state: [_Card(each, desk.alike, by_id) for each in standing if each.state == state]
        for state in QuestionState
    }
    columns[QuestionState.APPROVED].sort(key=lambda card: (-card.question.supported, card.question.number))
    context = {
        "programme": room.talk.programme,
        "talk": room.talk,
        "room": room,
        "desk": desk,
        "spoken": spoken(desk.speaking),
        "pending": columns[QuestionState.PENDING],
        "approved": columns[QuestionState.APPROVED],
        "on_air": columns[QuestionState.ON_AIR],
        "answered": columns[QuestionState.ANSWERED],
        "hidden": columns[QuestionState.HIDDEN],
        "people": people_to_choose(room.talk).here,
        "bodies": partners(room.talk.programme),
        "asked": forms.HallQuestionForm(auto_id="asked_%s"),
        "permits": permits_at(request, room.talk.programme),
    }
    return render(request, "hall/desk/queue.html", context)


@staff
@require_POST
def add(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Type in a question asked at the hall's microphone."""
    room, form = room_at(request, slug, number), forms.HallQuestionForm(request.POST)
    if not form.is_valid():
        return refused(request, room.talk, form)
    return done(
        request,
        room.talk,
        lambda: acts.take_from_hall(by=actor(request), room=room, now=timezone.now(), **form.cleaned_data),
    )


@staff
@require_POST
def move(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Bring a question to another state."""
    return _on_question(request, slug, number, pk, acts.move, lambda _each: forms.MoveForm(request.POST))


@staff
@require_POST
def group(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Put a question under another that asks alike, or free it again."""
    return _on_question(
        request,
        slug,
        number,
        pk,
        acts.group,
        lambda each: forms.GroupForm(request.POST, of=Question.objects.filter(room=each.room_id)),
    )


@staff
@require_POST
def assign(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Hand a question to someone on the rundown."""
    return _on_question(
        request, slug, number, pk, acts.assign_speaker, lambda _each: forms.AssignForm(request.POST)
    )


@staff
@require_POST
def owe(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Have a body answer a question in public by a day."""
    return _on_question(request, slug, number, pk, acts.assign_body, lambda _each: forms.OweForm(request.POST))


@staff
@require_POST
def reply(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Answer a question in writing."""
    return _on_question(request, slug, number, pk, acts.answer, lambda _each: forms.ReplyForm(request.POST))


class _Card:
    """A question with those that ask alike: grouped under it, and suggested."""

    def __init__(
        self, question: Question, alike: Mapping[int, Sequence[int]], by_id: Mapping[int, Question]
    ) -> None:
        self.question = question
        self.followers = [each for each in by_id.values() if each.leader_id == question.pk]
        self.alike = [by_id[pk] for pk in alike.get(question.pk, ()) if pk in by_id][:3]


def _on_question(
    request: HttpRequest,
    slug: str,
    number: int,
    pk: int,
    act: Callable[..., object],
    form_of: Callable[[Question], django_forms.Form],
) -> HttpResponse:
    room = room_at(request, slug, number)
    question = get_object_or_404(room.questions.select_related("room__talk__programme"), pk=pk)
    form = form_of(question)
    if not form.is_valid():
        return refused(request, room.talk, form)
    return done(
        request,
        room.talk,
        lambda: act(by=actor(request), question=question, now=timezone.now(), **form.cleaned_data),
    )
