"""The shape of what the desk asks for; whether it may stand is decided by the acts."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import resolve, reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from rembuk.institutions.models import Institution, Person
from rembuk.kit.forms import ClockField, DayField, LinesField, VersionedForm
from rembuk.programme.models import ItemKindChoice, ModeChoice, Programme, PromiseChoice
from rembuk.programme.queries.desk import Choices

RHYTHMS = [
    ("", _("No fixed rhythm")),
    ("FREQ=WEEKLY", _("Every week")),
    ("FREQ=WEEKLY;INTERVAL=2", _("Every two weeks")),
    ("FREQ=MONTHLY", _("Every month")),
]
OTHER_RHYTHM = "other"
_MOST_PEOPLE = 30


class People:
    """Those who can be chosen, each by the label under which the form offers them."""

    def __init__(self, labels: Mapping[str, Person]) -> None:
        self.labels = labels
        self._exact = {_folded(label): person for label, person in labels.items()}
        self._named: dict[str, list[Person]] = {}
        for person in labels.values():
            self._named.setdefault(_folded(person.name), []).append(person)

    def label_of(self, person: Person) -> str:
        """Return the label under which a person is offered."""
        return next((label for label, each in self.labels.items() if each == person), person.name)

    def find(self, text: str) -> Person:
        """Return who is meant by a label, or by a name that only one bears. :raises ValidationError: else."""
        wanted = _folded(text)
        if wanted in self._exact:
            return self._exact[wanted]
        found = self._named.get(wanted, [])
        if len(found) == 1:
            return found[0]
        if found:
            raise ValidationError(
                _("Several people are called %(name)s. Choose one of the list.") % {"name": text}
            )
        raise ValidationError(_("%(name)s is not in the list of people yet.") % {"name": text})


class PersonField(forms.CharField):
    """One person, typed or chosen from a list that narrows as one types."""

    def __init__(self, **options: Any) -> None:
        self.people = People({})
        super().__init__(
            max_length=500, widget=forms.TextInput(attrs={"list": "people", "autocomplete": "off"}), **options
        )

    def prepare_value(self, value: Any) -> Any:
        """Show a person by label."""
        return self.people.label_of(value) if isinstance(value, Person) else value

    def clean(self, value: Any) -> Any:
        """Find the person who is meant, or None."""
        text: str = super().clean(value)
        return self.people.find(text) if text else None


class PeopleInput(forms.Widget):
    """One input for each person, in order, and some empty ones to go on."""

    template_name = "programme/desk/people_input.html"

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:  # noqa: ARG002 - Django's
        """Collect what all inputs of this name hold."""
        return data.getlist(name) if isinstance(data, QueryDict) else data.get(name, [])

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """Point to the first input."""
        return f"{id_}_{index or 0}"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Offer three empty inputs after the last person, and at least five in all."""
        context = super().get_context(name, value, attrs)
        filled = [each for each in value or [] if each][:_MOST_PEOPLE]
        context["widget"]["filled"] = filled + [""] * max(3, 5 - len(filled))
        return context


class PeopleField(forms.Field):
    """Several people in order."""

    widget = PeopleInput

    def __init__(self, **options: Any) -> None:
        self.people = People({})
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        """Show each person by label."""
        return [self.people.label_of(each) if isinstance(each, Person) else each for each in value or []]

    def clean(self, value: Any) -> list[Person]:
        """Find each person who is meant; all that cannot be found are named at once."""
        typed = [text.strip() for text in value or [] if text.strip()]
        if len(typed) > _MOST_PEOPLE:
            raise ValidationError(_("At most %(most)d people fit on one item.") % {"most": _MOST_PEOPLE})
        found, errors = [], []
        for text in typed:
            try:
                found.append(self.people.find(text[:500]))
            except ValidationError as error:
                errors.append(error)
        if errors:
            raise ValidationError(errors)
        return found


class ProgrammeForm(VersionedForm):
    """What the partners agree on."""

    name = forms.CharField(label=_("Name of the programme"), max_length=200)
    slug = forms.SlugField(
        label=_("Address"),
        max_length=50,
        required=False,
        help_text=_("The last word of the programme's address. Left empty, it follows from the name."),
    )
    purpose = forms.CharField(label=_("Purpose"), max_length=5_000, widget=forms.Textarea(attrs={"rows": 3}))
    partners = forms.ModelMultipleChoiceField(
        label=_("Partner bodies"), queryset=Institution.objects.all(), widget=forms.CheckboxSelectMultiple
    )
    formulated_on = DayField(
        label=_("Day of the agreement"),
        required=False,
        help_text=_("The joint meeting at which the bodies agreed on the programme."),
    )
    rhythm = forms.ChoiceField(
        label=_("Rhythm"), choices=[*RHYTHMS, (OTHER_RHYTHM, _("Another rhythm"))], required=False
    )
    cadence = forms.CharField(
        label=_("Another rhythm, as a rule"),
        max_length=200,
        required=False,
        help_text=_(
            "In the notation of RFC 5545, for example FREQ=MONTHLY;BYDAY=1WE for every first Wednesday."
        ),
    )
    modes = forms.MultipleChoiceField(
        label=_("Ways to take part"), choices=ModeChoice.choices, widget=forms.CheckboxSelectMultiple
    )
    open_to_others = forms.BooleanField(label=_("Speakers from other bodies are invited too"), required=False)

    def __init__(self, *args: Any, programme: Programme | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self._address = ""
        self._programme = programme
        if programme is not None:
            del self.fields["slug"]

    def clean(self) -> dict[str, Any]:
        """Let the choice of a rhythm fill in its rule, the name the address; keep the order of the partners."""
        cleaned = super().clean() or self.cleaned_data
        rhythm = cleaned.pop("rhythm", "")
        if rhythm != OTHER_RHYTHM:
            cleaned["cadence"] = rhythm
        elif not cleaned.get("cadence"):
            self.add_error("cadence", _("Write the rule of the rhythm."))
        if self._programme is None:
            self._clean_address(cleaned)
        agreed = [each.pk for each in self.initial.get("partners", [])]
        cleaned["partners"] = sorted(
            cleaned.get("partners", []),
            key=lambda body: agreed.index(body.pk) if body.pk in agreed else len(agreed),
        )
        return cleaned

    @property
    def address(self) -> str:
        """The slug of a programme that is founded."""
        return self._address

    def _clean_address(self, cleaned: dict[str, Any]) -> None:
        slug = cleaned.pop("slug", "") or slugify(cleaned.get("name", ""))[:50].strip("-")
        if not slug or "slug" in self.errors:
            self.add_error("slug", _("Write an address of letters and digits, for example bincang-pemilu."))
            return
        self._address = slug
        # Other desks have addresses of their own at this place.
        if resolve(reverse("programme:board", args=[slug])).view_name != "programme:board":
            self.add_error("slug", _("The desk needs this address itself. Choose another one."))


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
        help_text=_("People read it on the talk's page."),
    )  # fmt: skip


class CancelForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label=_("Reason"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("People read it on the talk's page."),
    )  # fmt: skip


class ItemForm(VersionedForm):
    """One item of the rundown."""

    kind = forms.ChoiceField(label=_("Kind"), choices=ItemKindChoice.choices)
    title = forms.CharField(label=_("Title"), max_length=200, required=False)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=600, required=False)
    moderator = PersonField(label=_("Led by"), required=False)
    people = PeopleField(label=_("People, in the order in which they speak"), required=False)
    points = LinesField(label=_("Points"), required=False, help_text=_("One on each line."))

    def __init__(self, *args: Any, people: People, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            if isinstance(field, PersonField | PeopleField):
                field.people = people


class PlaceForm(forms.Form):
    """Up or down by one place."""

    places = forms.TypedChoiceField(choices=[("-1", "-1"), ("1", "1")], coerce=int)


class RunningForm(forms.Form):
    """Which item the operator sees running."""

    running = forms.IntegerField(min_value=1)


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


def offer_people(field: forms.Field, people: Choices) -> None:
    """Let a field offer people to choose from, and give back the one chosen."""
    choice = cast("forms.TypedChoiceField", field)
    chosen = {str(person.pk): person for person, _label in [*people.here, *people.others]}
    groups = [(_("On this talk"), people.here), (_("Others"), people.others)]
    choice.choices = [
        ("", "—"),
        *((title, [(str(person.pk), label) for person, label in group]) for title, group in groups if group),
    ]
    choice.coerce = chosen.__getitem__
    choice.empty_value = None


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
