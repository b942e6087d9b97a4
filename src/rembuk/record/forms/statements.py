"""The shape of what the desk asks for about a talk's record."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rembuk.kit.forms import ClockField, VersionedForm
from rembuk.programme.forms.people import offer_people
from rembuk.programme.queries.desk import Choices
from rembuk.record.models import StatementKind


class StatementForm(VersionedForm):
    """Who said what."""

    person = forms.TypedChoiceField(label=_("Who spoke"))
    kind = forms.ChoiceField(label=_("Kind"), choices=StatementKind.choices)
    text = forms.CharField(label=_("What was said"), max_length=5_000, widget=forms.Textarea(attrs={"rows": 3}))
    at = ClockField(label=_("Time"), required=False)

    def __init__(self, *args: Any, people: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_people(self.fields["person"], people)


class AttendanceForm(forms.Form):
    """How many took part."""

    hall = forms.IntegerField(label=_("In the hall"), min_value=0, max_value=1_000_000, required=False)
    online = forms.IntegerField(label=_("Online"), min_value=0, max_value=10_000_000, required=False)
