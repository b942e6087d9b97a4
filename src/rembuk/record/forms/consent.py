"""The shape of an answer about consent."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rembuk.record.models import GuestScope, Scope


class ConsentForm(forms.Form):
    """Who answers what to which question; sent by the buttons of one row."""

    person = forms.IntegerField(min_value=1, max_value=2**31)
    scope = forms.ChoiceField(choices=Scope.choices)
    given = forms.TypedChoiceField(choices=[("1", ""), ("0", "")], coerce=lambda value: value == "1")


class GuestForm(forms.Form):
    """What a visitor allows, each by itself."""

    scopes = forms.TypedMultipleChoiceField(
        label=_("I allow"),
        choices=GuestScope.choices,
        coerce=GuestScope,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
