"""The shape of what the desk asks for about a file of a talk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rembuk.programme.forms.people import offer_people
from rembuk.programme.queries.desk import Choices


class MediumForm(forms.Form):
    """A recording or a material."""

    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        help_text=_("Recording: MP4, WebM, M4A, MP3, Ogg or WAV, up to 2 GB. Material: PDF, JPEG or PNG."),
        widget=forms.ClearableFileInput(attrs={"accept": "video/*,audio/*,.pdf,image/jpeg,image/png"}),
    )
    title = forms.CharField(label=_("Title"), max_length=200, required=False)
    person = forms.TypedChoiceField(label=_("Whose it is"), required=False)

    def __init__(self, *args: Any, people: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_people(self.fields["person"], people)
