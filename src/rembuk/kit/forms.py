"""Fields and manners that the forms of every room share."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from rembuk.kit.refusal import Refused

Result = TypeVar("Result")

_EARLIEST, _LATEST = date(2000, 1, 1), date(2100, 12, 31)


class DayField(forms.DateField):
    """A day of this century, picked from a calendar or typed as 2026-11-25 or 25/11/2026."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "min": _EARLIEST, "max": _LATEST})
    default_validators = [MinValueValidator(_EARLIEST), MaxValueValidator(_LATEST)]

    def __init__(self, **options: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"], **options)


class ClockField(forms.TimeField):
    """An hour of the day: 13:30 or 13.30."""

    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})

    def __init__(self, **options: Any) -> None:
        super().__init__(input_formats=["%H:%M", "%H.%M", "%H:%M:%S"], **options)


class LinesField(forms.CharField):
    """A list of short texts, one a line; empty lines do not count."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        super().__init__(max_length=5_000, **options)

    def prepare_value(self, value: Any) -> Any:
        """Put a list on its lines; what was typed stays as it is."""
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """Take the lines apart."""
        text = super().to_python(value)
        return [line.strip() for line in (text or "").splitlines() if line.strip()]

    def run_validators(self, value: Any) -> None:
        """Check the text as a whole: its length, and that nothing in it is unprintable."""
        super().run_validators("\n".join(value))


class VersionField(forms.CharField):
    """The version a form was opened with. It shows the current one, so that saving again is deliberate."""

    widget = forms.HiddenInput

    def bound_data(self, data: Any, initial: Any) -> Any:  # noqa: ARG002 - Django's
        """Show what is current, whatever was sent."""
        return initial


class VersionedForm(forms.Form):
    """A form that remembers which version it was opened with; `initial` holds the current one."""

    version = VersionField(required=False, max_length=16)

    @property
    def seen(self) -> str:
        """The version that the person saw when they opened the form."""
        return str(self.cleaned_data.get("version", ""))

    def facts(self) -> dict[str, Any]:
        """Return what was filled in, without the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    def differences(self) -> list["Difference"]:
        """Return where what was typed differs from what is saved now, if someone else saved in between."""
        if not self.is_bound or self["version"].data == self.initial.get("version"):
            return []
        pairs = [
            Difference(
                str(bound.label),
                _shown(bound, bound.field.prepare_value(bound.initial)),
                _shown(bound, bound.field.prepare_value(_typed(bound))),
            )
            for bound in self.visible_fields()
        ]
        return [pair for pair in pairs if pair.saved != pair.typed]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that reads otherwise than what is saved."""

    label: str
    saved: str
    typed: str


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was sent, or None when the page is only asked for: then a form is not bound."""
    return request.POST if request.method == "POST" else None


def accept(form: forms.BaseForm, act: Callable[[], Result]) -> Result | None:
    """Do the act if the form was sent and is well-formed. A refusal is shown beside its field."""
    if not form.is_valid():
        return None
    try:
        return act()
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return None


def attempt(request: HttpRequest, act: Callable[[], object], said: str = "") -> bool:
    """Do an act that needs no form; tell the person that it is done, or why not. Say whether it is.

    Where the page shows by itself what was done, nothing is said.
    """
    try:
        act()
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return False
    if said:
        messages.success(request, said)
    return True


def _shown(bound: forms.BoundField, value: Any) -> str:
    """Say a value as the form shows it."""
    if isinstance(bound.field, forms.BooleanField):
        return _("Yes") if value else _("No")
    values = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
    labels = dict(_flat(getattr(bound.field, "choices", ())))
    widget = bound.field.widget
    keys = [getattr(each, "pk", each) for each in values if each not in (None, "")]
    return ", ".join(labels.get(str(key), _text(widget, key)) for key in keys)


def _typed(bound: forms.BoundField) -> Any:
    """Return what was typed, in the form in which it would be saved if it can be read."""
    try:
        return bound.field.clean(bound.data)
    except forms.ValidationError:
        return bound.value()


def _text(widget: forms.Widget, value: Any) -> str:
    return str(
        widget.format_value(value)
        if isinstance(widget, forms.TextInput | forms.DateInput | forms.TimeInput)
        else value
    ).replace("\r\n", "\n")


def _flat(choices: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """Yield value and label of every choice, those of groups included."""
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield str(value), str(label)
