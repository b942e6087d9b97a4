"""The shape of an answer about consent."""

from django import forms

from rembuk.record.models import Scope


class ConsentForm(forms.Form):
    """Who answers what to which question; sent by the buttons of one row."""

    person = forms.IntegerField(min_value=1, max_value=2**31)
    scope = forms.ChoiceField(choices=Scope.choices)
    given = forms.TypedChoiceField(choices=[("1", ""), ("0", "")], coerce=lambda value: value == "1")
