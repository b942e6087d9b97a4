"""The shape of what editors hand in."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.translation import gettext, gettext_lazy
from PIL.Image import DecompressionBombError
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from rembuk.institutions.models import Institution
from rembuk.ui.pictures import NotAPicture, without_metadata


class PictureField(WagtailImageField):
    """Wagtail's field for a picture, which answers calmly to a broken or monstrous one as well."""

    def to_python(self, data: object) -> object:
        """Return the file. :raises ValidationError: if it cannot be read as a picture."""
        try:
            return super().to_python(data)
        except (DecompressionBombError, OSError, SyntaxError) as problem:
            raise _unreadable() from problem


class PictureForm(BaseImageForm):
    """A picture for the news. What a camera or a phone wrote beside the picture stays outside."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # After several were uploaded at once, each is described in a form without its file.
        if field := self.fields.get("file"):
            self.fields["file"] = PictureField(label=field.label, required=field.required, widget=field.widget)

    def clean_file(self) -> object:
        """Take the picture alone."""
        file = self.cleaned_data["file"]
        if not isinstance(file, UploadedFile):
            return file
        file.seek(0)
        try:
            content = without_metadata(file.read())
        except NotAPicture as problem:
            raise _unreadable() from problem
        return SimpleUploadedFile(file.name or "", content, file.content_type or "")


class DecisionForm(forms.Form):
    """Which text was read: its fingerprint."""

    read = forms.CharField(max_length=64, widget=forms.HiddenInput)


class LetterForm(DecisionForm):
    """Which bodies without accounts approved on paper, and on which."""

    bodies = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Bodies that approved on paper"),
        queryset=Institution.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    letter = forms.CharField(
        label=gettext_lazy("Letter or minutes"),
        max_length=200,
        help_text=gettext_lazy("Number and date, so that others can find it."),
    )

    def __init__(self, *args: Any, bodies: Sequence[Institution] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        choice = cast("forms.ModelMultipleChoiceField[Institution]", self.fields["bodies"])
        choice.queryset = Institution.objects.filter(pk__in=[each.pk for each in bodies])


class NoteForm(DecisionForm):
    """What should be changed."""

    read = forms.CharField(max_length=64, widget=forms.HiddenInput)
    note = forms.CharField(
        label=gettext_lazy("What should be changed"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3})
    )


def _unreadable() -> ValidationError:
    return ValidationError(gettext("This file cannot be read as a picture. Try another one."))
