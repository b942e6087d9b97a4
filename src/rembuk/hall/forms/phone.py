"""What someone in the crowd fills in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rembuk.hall.core import words


class AskForm(forms.Form):
    """A question, and what its asker wants to be called."""

    text = forms.CharField(
        label=_("Your question"),
        max_length=words.QUESTION,
        widget=forms.Textarea(attrs={"rows": 3, "enterkeyhint": "send"}),
        help_text=_("It is shown when the moderator has approved it. Leave out other people's names and NIK."),
    )
    name = forms.CharField(
        label=_("What may we call you"),
        max_length=words.NAME,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )


class TellForm(forms.Form):
    """Where to be told that a question was answered."""

    contact = forms.CharField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("It is kept under seal, shown to nobody and deleted with the letter."),
    )
