"""Agreeing, and writing down who agreed on paper."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from rembuk.institutions.models import Institution


class BodyForm(forms.Form):
    """In the name of which body one acts."""

    body = forms.ModelChoiceField(queryset=Institution.objects.none(), widget=forms.HiddenInput)

    def __init__(self, *args: Any, bodies: list[Institution], **options: Any) -> None:
        super().__init__(*args, **options)
        body = cast("forms.ModelChoiceField[Institution]", self.fields["body"])
        body.queryset = Institution.objects.filter(pk__in=[each.pk for each in bodies])


class AgreeForm(BodyForm):
    """Which body agrees, to which version."""

    version = forms.CharField(max_length=16, widget=forms.HiddenInput)


class LetterForm(forms.Form):
    """Which bodies without accounts agreed on paper, and on which."""

    bodies = forms.ModelMultipleChoiceField(
        label=_("Bodies that agreed on paper"),
        queryset=Institution.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    letter = forms.CharField(
        label=_("Letter or minutes"),
        max_length=200,
        help_text=_("Number and date, so that others can find it."),
    )
    version = forms.CharField(max_length=16, widget=forms.HiddenInput)

    def __init__(self, *args: Any, bodies: list[Institution], **options: Any) -> None:
        super().__init__(*args, **options)
        choice = cast("forms.ModelMultipleChoiceField[Institution]", self.fields["bodies"])
        choice.queryset = Institution.objects.filter(pk__in=[each.pk for each in bodies])
