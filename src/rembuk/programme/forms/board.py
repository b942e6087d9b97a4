"""What is typed on the board, and into the table of days without a talk."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from rembuk.institutions.models import Institution
from rembuk.kit.forms import DayField
from rembuk.programme.models import OffKindChoice, Programme


class ProposalForm(forms.Form):
    """A proposed day with its host; the topic may follow.

    A board offers many such days at once: the names of each one's fields begin with the day, its `prefix`.
    """

    date = DayField()
    host = forms.ModelChoiceField(queryset=Institution.objects.none())
    title = forms.CharField(max_length=200, required=False)
    venue = forms.CharField(max_length=200, required=False)

    def __init__(self, *args: Any, programme: Programme, **options: Any) -> None:
        super().__init__(*args, **options)
        host = cast("forms.ModelChoiceField[Institution]", self.fields["host"])
        host.queryset = programme.partners.all()


class SwapForm(forms.Form):
    """The number of the talk to swap hosts with."""

    other = forms.IntegerField(min_value=1, max_value=2**31 - 1)


class DayOffForm(forms.Form):
    """A day or a period without a talk."""

    starts = DayField(label=_("First day"))
    ends = DayField(label=_("Last day"), required=False, help_text=_("Empty for a single day."))
    kind = forms.ChoiceField(label=_("Kind"), choices=OffKindChoice.choices)
    name = forms.CharField(label=_("Name of the day"), max_length=200)
    is_estimate = forms.BooleanField(label=_("Not certain yet"), required=False)


class YearForm(forms.Form):
    """Of which year the holidays are taken over."""

    year = forms.IntegerField(min_value=2000, max_value=2100)
