"""What the operator fills in or presses. `seen` is the version of the row that stood on the page."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rembuk.hall.core import words
from rembuk.hall.core.broadcast import StreamSource
from rembuk.hall.core.polls import Phase, PollKind
from rembuk.hall.core.state import Scene
from rembuk.hall.models import Poll, PollKindChoice, StreamSourceChoice, Word
from rembuk.institutions.models import Person
from rembuk.kit.forms import LinesField

_MOST = 2_147_483_647


class SeenForm(forms.Form):
    """Which version of a row the operator saw."""

    seen = forms.IntegerField(min_value=0, max_value=_MOST, widget=forms.HiddenInput)


class ShownForm(SeenForm):
    """Open something to everyone, or close it."""

    shown = forms.TypedChoiceField(choices=[("1", "1"), ("0", "0")], coerce=lambda value: value == "1")


class StretchForm(forms.Form):
    """How many minutes to give, or to take when below zero."""

    minutes = forms.IntegerField(min_value=-60, max_value=60)


class SceneForm(SeenForm):
    """What the projector shows; of a poll, which one."""

    scene = forms.TypedChoiceField(choices=[(scene.value, scene.value) for scene in Scene], coerce=Scene)
    poll = forms.ModelChoiceField(Poll.objects.none(), required=False)

    def __init__(self, *args: Any, polls: QuerySet[Poll], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["poll"].queryset = polls  # type: ignore[attr-defined]


class MessageForm(forms.Form):
    """Something that everyone must read now."""

    text = forms.CharField(
        label=_("Message to everyone"),
        max_length=words.MESSAGE,
        help_text=_("It stands on every phone and on the projector until you withdraw it."),
    )


class FloorForm(forms.Form):
    """Who speaks now."""

    person = forms.ModelChoiceField(Person.objects.all(), required=False)


class CaptionForm(forms.Form):
    """A line of what is being said."""

    text = forms.CharField(
        label=_("What is being said"),
        max_length=words.CAPTION,
        widget=forms.TextInput(attrs={"autocomplete": "off", "enterkeyhint": "send"}),
    )


class CorrectionForm(SeenForm):
    """A line as it should read; an empty one is taken back."""

    text = forms.CharField(max_length=words.CAPTION, required=False)


class PollForm(forms.Form):
    """A poll, or a question of the quiz."""

    kind = forms.TypedChoiceField(label=_("Kind"), choices=PollKindChoice.choices, coerce=PollKind)
    text = forms.CharField(label=_("What do you ask"), max_length=words.ANSWER)
    options = LinesField(
        label=_("Options"),
        required=False,
        help_text=_("One on each line. A word cloud and an open answer have none."),
    )
    right = forms.IntegerField(
        label=_("Right option (quiz)"),
        required=False,
        min_value=1,
        max_value=26,
        help_text=_("The line on which it stands."),
    )

    def facts(self) -> dict[str, Any]:
        """Return what was filled in, the right option counted from 0."""
        right = self.cleaned_data["right"]
        return {**self.cleaned_data, "right": None if right is None else right - 1}


class RoundForm(SeenForm):
    """Which round of the quiz is open; empty for none."""

    phase = forms.TypedChoiceField(
        choices=[(phase.value, phase.value) for phase in Phase],
        coerce=Phase,
        empty_value=Phase.NONE,
        required=False,
    )


class WordsForm(forms.Form):
    """Words that people answered with, approved or hidden."""

    word = forms.ModelMultipleChoiceField(Word.objects.none())
    approve = forms.TypedChoiceField(choices=[("1", "1"), ("0", "0")], coerce=lambda value: value == "1")

    def __init__(self, *args: Any, of: QuerySet[Word], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["word"].queryset = of  # type: ignore[attr-defined]


class SourceForm(forms.Form):
    """Where sound and picture come from."""

    source = forms.TypedChoiceField(
        label=_("Sound and picture"),
        choices=StreamSourceChoice.choices,
        coerce=StreamSource,
        empty_value=StreamSource.NONE,
        required=False,
    )
    youtube = forms.CharField(label=_("Address of the video on YouTube"), max_length=300, required=False)
