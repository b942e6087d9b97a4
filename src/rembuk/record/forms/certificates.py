"""The shape of what is asked for about a certificate."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CodeForm(forms.Form):
    """The code of a certificate, as someone reads it off the paper."""

    code = forms.CharField(
        label=_("Code on the certificate"),
        max_length=60,
        help_text=_("Twenty letters and digits; dashes and spaces do not matter."),
        widget=forms.TextInput(
            attrs={"autocapitalize": "characters", "spellcheck": "false", "autocomplete": "off"}
        ),
    )


class WithdrawForm(forms.Form):
    """Why a certificate is taken back."""

    reason = forms.CharField(label=_("Why it is withdrawn"), max_length=200)
