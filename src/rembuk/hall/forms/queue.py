"""What the moderator fills in or presses. `seen` is the version of the question that stood on the page."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rembuk.hall.core import words
from rembuk.hall.core.questions import QuestionState
from rembuk.hall.forms.console import SeenForm
from rembuk.hall.models import Question
from rembuk.institutions.models import Institution, Person
from rembuk.kit.forms import DayField


class HallQuestionForm(forms.Form):
    """A question asked at the hall's microphone."""

    text = forms.CharField(
        label=_("Question asked in the hall"),
        max_length=words.QUESTION,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    name = forms.CharField(label=_("Asked by"), max_length=words.NAME, required=False)


class MoveForm(SeenForm):
    """Where a question goes."""

    to = forms.TypedChoiceField(
        choices=[(state.value, state.value) for state in QuestionState], coerce=QuestionState
    )


class GroupForm(SeenForm):
    """The question that asks alike and leads; empty to stand alone again."""

    leader = forms.ModelChoiceField(Question.objects.none(), required=False)

    def __init__(self, *args: Any, of: QuerySet[Question], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["leader"].queryset = of  # type: ignore[attr-defined]


class AssignForm(SeenForm):
    """Who answers; empty for nobody yet."""

    speaker = forms.ModelChoiceField(Person.objects.all(), required=False)


class OweForm(SeenForm):
    """Which body owes an answer, and by when; empty to let it off."""

    body = forms.ModelChoiceField(Institution.objects.all(), required=False)
    due = DayField(required=False)


class ReplyForm(SeenForm):
    """An answer in writing."""

    text = forms.CharField(max_length=4 * words.QUESTION, widget=forms.Textarea(attrs={"rows": 3}))
