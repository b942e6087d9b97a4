"""Fields that ask for people by name."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from rembuk.institutions.models import Person
from rembuk.programme.queries.desk import Choices

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
