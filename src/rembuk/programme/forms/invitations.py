"""What is filled in about an invitation: at the desk, and by whoever is invited."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from rembuk.programme.core.invitation import Scope
from rembuk.programme.forms.people import People, PersonField
from rembuk.programme.forms.registrations import ContactField
from rembuk.programme.models import ScopeChoice
from rembuk.ui.pictures import NotAPicture, TooManyPixels, without_metadata

_LARGEST_PHOTO, _LARGEST_SLIDES = 20 * 1024 * 1024, 25 * 1024 * 1024
_KINDS = {b"\xff\xd8\xff": "jpg", b"\x89PNG": "png", b"RIFF": "webp"}


class InviteForm(forms.Form):
    """Whom to invite."""

    person = PersonField(label=_("Whom do you invite?"))
    contact = ContactField(
        label=_("E-mail or WhatsApp number"),
        required=False,
        help_text=_("Without an e-mail address you pass the link on yourself. Deleted 30 days after the talk."),
    )

    def __init__(self, *args: Any, people: People, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["person"]
        if isinstance(field, PersonField):
            field.people = people


class SendForm(forms.Form):
    """The number of the letter, if it is not the next one."""

    number = forms.CharField(max_length=120, required=False)


class LetterStyleForm(forms.Form):
    """How the host's letters are numbered and signed."""

    pattern = forms.CharField(
        label=_("Pattern of the letter number"),
        max_length=80,
        help_text=_("{number} counts up in the year; {month}, {roman} and {year} are those of the letter."),
    )
    city = forms.CharField(label=_("Place of writing"), max_length=80, required=False)
    signer = forms.CharField(label=_("Signed by"), max_length=200, required=False)
    signer_title = forms.CharField(label=_("Title of the signer"), max_length=200, required=False)


class AnswerForm(forms.Form):
    """Yes or no, with a word."""

    answer = forms.TypedChoiceField(
        choices=[("ya", "ya"), ("tidak", "tidak")], coerce=lambda text: text == "ya"
    )
    word = forms.CharField(
        label=_("A word to the host"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ProfileForm(forms.Form):
    """How someone wants to be shown."""

    printed_title = forms.CharField(
        label=_("Your title, as it is to be printed"), max_length=200, required=False
    )
    biography = forms.CharField(
        label=_("About you, in a few sentences"),
        max_length=800,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    photo = forms.FileField(
        label=_("Photo"),
        required=False,
        help_text=_("JPEG, PNG or WebP, up to 20 MB. Place and camera are taken out of it."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    photo_alt = forms.CharField(
        label=_("What the photo shows"),
        max_length=200,
        required=False,
        help_text=_("For those who cannot see it: a woman in a dark blazer, smiling."),
    )
    slides = forms.FileField(
        label=_("Slides"),
        required=False,
        help_text=_("As PDF, up to 25 MB."),
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
    )

    def clean_photo(self) -> tuple[bytes, str] | None:
        """Take the picture alone, with the ending of its kind."""
        file = self.cleaned_data["photo"]
        if not isinstance(file, UploadedFile):
            return None
        content = _content(file, _LARGEST_PHOTO, _("The photo is larger than 20 MB."))
        kind = next((name for start, name in _KINDS.items() if content.startswith(start)), "")
        unreadable = _("This file cannot be read as a photo. Send a JPEG, PNG or WebP.")
        if not kind:
            raise ValidationError(unreadable)
        try:
            return without_metadata(content), kind
        except TooManyPixels as problem:
            too_many = _("The photo has more than 50 million pixels. Save a smaller one and send that.")
            raise ValidationError(too_many) from problem
        except NotAPicture as problem:
            raise ValidationError(unreadable) from problem

    def clean_slides(self) -> bytes | None:
        """Take slides that are a PDF."""
        file = self.cleaned_data["slides"]
        if not isinstance(file, UploadedFile):
            return None
        content = _content(file, _LARGEST_SLIDES, _("The slides are larger than 25 MB."))
        if not content.startswith(b"%PDF-"):
            raise ValidationError(_("Save the slides as PDF and send that."))
        return content


class ConsentForm(forms.Form):
    """What one agrees to, each by itself."""

    scopes = forms.TypedMultipleChoiceField(
        label=_("I agree to"),
        choices=ScopeChoice.choices,
        coerce=Scope,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


def _content(file: "UploadedFile[bytes]", most: int, words: object) -> bytes:
    if file.size is None or file.size > most:
        raise ValidationError(str(words))
    return bytes(file.read())
