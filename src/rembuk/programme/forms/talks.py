"""What is planned of a talk and of its rundown."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from rembuk.institutions.models import Institution
from rembuk.kit.forms import ClockField, DayField, LinesField, VersionedForm
from rembuk.programme.forms.people import People, PeopleField, PersonField
from rembuk.programme.models import ItemKindChoice, ModeChoice, Programme


class TalkForm(VersionedForm):
    """What is planned of a talk."""

    title = forms.CharField(label=_("Topic of the talk"), max_length=200)
    date = DayField(label=_("Date"))
    starts = ClockField(label=_("Starts at"), required=False)
    ends = ClockField(label=_("Ends at"), required=False)
    host = forms.ModelChoiceField(label=_("Host"), queryset=Institution.objects.none(), empty_label=None)
    mode = forms.ChoiceField(label=_("Ways to take part"))
    venue = forms.CharField(
        label=_("Venue"), max_length=200, required=False, help_text=_("Only an online talk does without one.")
    )
    link = forms.URLField(label=_("Link to the meeting"), max_length=200, required=False, assume_scheme="https")
    capacity = forms.IntegerField(label=_("Seats in the hall"), min_value=1, max_value=100_000, required=False)
    topics = LinesField(label=_("Topics"), required=False, help_text=_("One on each line."))
    tags = LinesField(
        label=_("Tags of the news"), required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One on each line."),
    )  # fmt: skip
    dateline = forms.CharField(
        label=_("Dateline"),
        max_length=100,
        required=False,
        help_text=_("The place that opens the news article."),
    )
    byline = forms.CharField(
        label=_("Byline"), max_length=100, required=False, help_text=_("Who signs the news article.")
    )

    def __init__(self, *args: Any, programme: Programme, **options: Any) -> None:
        super().__init__(*args, **options)
        host = cast("forms.ModelChoiceField[Institution]", self.fields["host"])
        host.queryset = programme.partners.filter(partnerships__programme=programme).order_by(
            "partnerships__position"
        )
        cast("forms.ChoiceField", self.fields["mode"]).choices = [
            (value, label) for value, label in ModeChoice.choices if value in programme.modes
        ]


class PostponeForm(forms.Form):
    """Another date, and why."""

    date = DayField(label=_("New date"))
    reason = forms.CharField(
        label=_("Reason"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The partners read it, and everyone once the talk is announced."),
    )  # fmt: skip


class CancelForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label=_("Reason"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The partners read it, and everyone once the talk is announced."),
    )  # fmt: skip


class ItemForm(VersionedForm):
    """One item of the rundown."""

    kind = forms.ChoiceField(label=_("Kind"), choices=ItemKindChoice.choices)
    title = forms.CharField(label=_("Title"), max_length=200, required=False)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=600, required=False)
    moderator = PersonField(label=_("Led by"), required=False)
    people = PeopleField(label=_("People, in the order in which they speak"), required=False)
    points = LinesField(label=_("Points"), required=False, help_text=_("One on each line."))
    cue = forms.CharField(
        label=_("Cue"), max_length=200, required=False, help_text=_("What the operator does when it opens.")
    )

    def __init__(self, *args: Any, people: People, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            if isinstance(field, PersonField | PeopleField):
                field.people = people


class PlaceForm(forms.Form):
    """Up or down by one place."""

    places = forms.TypedChoiceField(choices=[("-1", "-1"), ("1", "1")], coerce=int)


class StretchForm(forms.Form):
    """One minute more or less."""

    minutes = forms.TypedChoiceField(choices=[("-1", "-1"), ("1", "1")], coerce=int)


class RunningForm(forms.Form):
    """Which item the operator sees running."""

    running = forms.IntegerField(min_value=1)
