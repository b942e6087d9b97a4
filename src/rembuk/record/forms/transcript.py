"""The shape of what the desk asks for about a transcript: its file, its lines, its chapters."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rembuk.kit.forms import VersionedForm
from rembuk.programme.forms.people import offer_people
from rembuk.programme.queries.desk import Choices

_TEN_MEGABYTES = 10 * 1024**2


class CaptionsForm(forms.Form):
    """A file of captions."""

    file = forms.FileField(
        label=_("File with captions"),
        help_text=_("WebVTT or SRT, as YouTube, Zoom and subtitle programs write it."),
        widget=forms.ClearableFileInput(attrs={"accept": ".vtt,.srt,text/vtt"}),
        allow_empty_file=True,
    )
    replace = forms.BooleanField(label=_("Put it in place of the transcript there is"), required=False)

    def clean_file(self) -> bytes:
        """Return what the file holds; ten megabytes are more than a week of talk."""
        file = self.cleaned_data["file"]
        if file.size > _TEN_MEGABYTES:
            raise forms.ValidationError(_("This file is too large to be one of captions."))
        return bytes(file.read())


class LineForm(VersionedForm):
    """One line: who spoke, and what."""

    person = forms.TypedChoiceField(label=_("Who spoke"), required=False)
    speaker = forms.CharField(
        label=_("Name, if not on the list"),
        max_length=200,
        required=False,
        help_text=_("As the captions had it. Leave empty for someone from the audience."),
    )
    text = forms.CharField(label=_("What was said"), max_length=5_000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, people: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_people(self.fields["person"], people)


class ChaptersForm(forms.Form):
    """The chapters as a list."""

    chapters = forms.CharField(
        label=_("Chapters"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=_(
            "One a line, as in a video's description: 12:30 Title. Left empty, the rundown's clock gives them."
        ),
    )


class TapeForm(forms.Form):
    """How the recording stands to the clock, and where else it can be seen."""

    lead = forms.IntegerField(
        label=_("Seconds of recording before the talk was opened"),
        min_value=0,
        max_value=86_400,
        help_text=_("With it the clock's chapters stand at the right place of the recording."),
    )
    video = forms.URLField(
        label=_("Address of the video elsewhere"),
        required=False,
        assume_scheme="https",
        max_length=200,
        help_text=_("It is only linked: nothing is loaded from there."),
    )
