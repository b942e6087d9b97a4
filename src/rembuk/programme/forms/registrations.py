"""What a visitor fills in to take part."""

import unicodedata
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from rembuk.programme.core.contact import NoContact, contact_of, is_mail
from rembuk.programme.core.seats import Place
from rembuk.programme.models import Need, PlaceChoice

_JOINER = "\u200d"


class NameField(forms.CharField):
    """A name as people call themselves, in any script; what would turn a line around is left out."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=80, **options)

    def to_python(self, value: Any) -> Any:
        """Leave out what cannot be seen, and single the spaces."""
        text = super().to_python(value) or ""
        seen = "".join(each for each in text if each == _JOINER or unicodedata.category(each) != "Cf")
        return " ".join(seen.split()).strip(_JOINER)


class ContactField(forms.CharField):
    """An e-mail address or a telephone number."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=254, **options)

    def clean(self, value: Any) -> Any:
        """Bring it into the form in which it is kept."""
        text = super().clean(value)
        if not text:
            return ""
        try:
            contact = contact_of(text)
        except NoContact as problem:
            raise ValidationError(
                _("Write an e-mail address or a phone number with its code, such as 0812 3456 7890.")
            ) from problem
        if is_mail(contact):
            validate_email(contact)
        return contact


class RegistrationForm(forms.Form):
    """Nickname and one contact; where, if there is a choice; what one needs."""

    name = NameField(label=_("Nickname"), widget=forms.TextInput(attrs={"autocomplete": "nickname"}))
    contact = ContactField(
        label=_("WhatsApp number or e-mail"),
        help_text=_("For your ticket and changes. Deleted 30 days after the talk."),
        widget=forms.TextInput(attrs={"autocomplete": "on", "autocapitalize": "none", "spellcheck": "false"}),
    )
    district = NameField(
        label=_("District"),
        required=False,
        help_text=_("May stay empty. It is only counted, together with others."),
        widget=forms.TextInput(attrs={"autocomplete": "address-level3"}),
    )
    place = forms.ChoiceField(label=_("Where will you follow it?"), widget=forms.RadioSelect)
    needs = forms.MultipleChoiceField(
        label=_("What do you need in the hall?"),
        choices=Need.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    needs_note = forms.CharField(label=_("Anything else we should prepare"), max_length=300, required=False)

    def __init__(self, *args: Any, places: tuple[Place, ...], **options: Any) -> None:
        super().__init__(*args, **options)
        place = cast("forms.ChoiceField", self.fields["place"])
        place.choices = [(each.value, PlaceChoice(each.value).label) for each in places]
        if len(places) == 1:
            place.widget = forms.HiddenInput()
            self.initial["place"] = places[0].value
        if Place.HALL not in places:
            del self.fields["needs"], self.fields["needs_note"]


class PlaceChangeForm(forms.Form):
    """Where to go instead."""

    place = forms.TypedChoiceField(choices=PlaceChoice.choices, coerce=Place)
