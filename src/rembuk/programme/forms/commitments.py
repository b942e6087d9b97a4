"""What was promised, and what became of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rembuk.institutions.models import Institution
from rembuk.kit.forms import ClockField, DayField, VersionedForm
from rembuk.programme.core.talk import Promise
from rembuk.programme.forms.people import offer_people
from rembuk.programme.models import PromiseChoice
from rembuk.programme.queries.desk import Choices

ANSWERS = [
    (Promise.KEPT.value, _("It was kept")),
    (Promise.OPEN.value, _("It is still being worked on")),
    (Promise.DROPPED.value, _("It is dropped")),
]


class CommitmentForm(VersionedForm):
    """What was promised, by whom, until when."""

    person = forms.TypedChoiceField(label=_("Who promised"))
    text = forms.CharField(
        label=_("What was promised"), max_length=5_000, widget=forms.Textarea(attrs={"rows": 2})
    )
    due = DayField(label=_("Due"), required=False)
    institution = forms.ModelChoiceField(
        label=_("For which body"), queryset=Institution.objects.all(), required=False,
        empty_label=_("The body of that person"),
    )  # fmt: skip
    at = ClockField(label=_("Time"), required=False)

    def __init__(self, *args: Any, people: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_people(self.fields["person"], people)
        self._bodies = people.bodies

    def clean(self) -> dict[str, Any]:
        """Take the body of the person when none is chosen."""
        cleaned = super().clean() or self.cleaned_data
        person = cleaned.get("person")
        if person and not cleaned.get("institution") and "institution" not in self.errors:
            cleaned["institution"] = self._bodies.get(person.pk)
            if cleaned["institution"] is None:
                self.add_error("institution", _("Choose the body that answers for it."))
        return cleaned


class SettleForm(VersionedForm):
    """What became of a commitment."""

    state = forms.ChoiceField(
        label=_("What became of it"), choices=PromiseChoice.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Note"), max_length=2_000, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What was done, or why not. The public reads it."),
    )  # fmt: skip
    evidence = forms.URLField(
        label=_("Where one can see it"), max_length=200, required=False, assume_scheme="https",
        help_text=_("The address of a page or a document, if there is one."),
    )  # fmt: skip


class AnswerForm(forms.Form):
    """What became of a commitment, as its body answers by the link in an e-mail."""

    state = forms.ChoiceField(
        label=_("What became of it"), choices=ANSWERS, widget=forms.RadioSelect, initial=Promise.KEPT.value
    )
    note = SettleForm.base_fields["note"]
    evidence = SettleForm.base_fields["evidence"]
