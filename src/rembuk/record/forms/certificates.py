"""The shape of what is asked for about a certificate."""

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
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


_PERCENT = [MinValueValidator(1), MaxValueValidator(100)]


class RuleForm(forms.Form):
    """Who of the visitors gets a certificate."""

    door = forms.BooleanField(label=_("Seen at the door, or on the paper list"), required=False)
    share = forms.IntegerField(
        label=_("Followed at least this part of the live time"),
        required=False,
        validators=_PERCENT,
        help_text=_("In percent. Empty: following online alone is not enough."),
    )
    quiz = forms.IntegerField(
        label=_("Answered at least this part of the quiz rightly after the talk"),
        required=False,
        validators=_PERCENT,
        help_text=_("In percent. Empty: the quiz does not count."),
    )
