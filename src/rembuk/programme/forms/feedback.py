"""What a visitor is asked afterwards."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rembuk.programme.models import Measure


class FeedbackForm(forms.Form):
    """Four short questions, two of them to be left open."""

    useful = forms.ChoiceField(
        label=_("Was it useful to you?"), choices=Measure.choices, widget=forms.RadioSelect
    )
    clear = forms.ChoiceField(
        label=_("Was it easy to understand?"), choices=Measure.choices, widget=forms.RadioSelect
    )
    better = forms.CharField(
        label=_("What should be better next time?"),
        max_length=1_000,
        required=False,
        help_text=_("Without names. The bodies that hold the talk read it."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    wish = forms.CharField(label=_("What should be talked about next?"), max_length=200, required=False)
