"""The shapes of what is typed on the desk about bodies, people and accounts."""

from django import forms
from django.core.validators import RegexValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rembuk.institutions import queries
from rembuk.institutions.models import Institution, Kind, Language, RoleChoice
from rembuk.institutions.permits import Actor, Permit, Role
from rembuk.kit.forms import DayField


class InstitutionForm(forms.Form):
    """A body."""

    name = forms.CharField(
        label=_("Name"), max_length=200, help_text=_("As it is printed: “KPU Kota Probolinggo”.")
    )
    kind = forms.ChoiceField(label=pgettext_lazy("of an institution", "Kind"), choices=Kind.choices)
    region = forms.CharField(
        label=_("Region code"),
        max_length=13,
        required=False,
        help_text=_("As the ministry of home affairs gives it: 35.74."),
        validators=[
            RegexValidator(r"^\d\d(\.\d\d){0,2}(\.\d{4})?$", _("Write two digits and dots, for example 35.74."))
        ],
    )


class PersonForm(forms.Form):
    """A person."""

    name = forms.CharField(
        label=_("Name"), max_length=200, help_text=_("As it is printed, with the degrees in their places.")
    )


class PositionForm(forms.Form):
    """A position; its body is chosen when it is added and stays."""

    title = forms.CharField(
        label=pgettext_lazy("held at a body", "Title"),
        max_length=200,
        help_text=_("As it is printed: “Ketua KPU Kota Probolinggo”."),
    )
    since = DayField(label=pgettext_lazy("first day", "From"), required=False)
    until = DayField(
        label=pgettext_lazy("last day", "Until"),
        required=False,
        help_text=_("Leave empty while it is held."),
    )


class NewPositionForm(PositionForm):
    """A position that is added, at one of the bodies whose entries the actor keeps."""

    institution = forms.ModelChoiceField(
        label=pgettext_lazy("institution", "Body"), queryset=Institution.objects.none()
    )
    field_order = ("institution", "title", "since", "until")

    def __init__(self, data: QueryDict | None = None, *, by: Actor) -> None:
        super().__init__(data)
        self.fields["institution"].queryset = queries.kept_bodies(by)  # type: ignore[attr-defined]


class RoleForm(forms.Form):
    """A role at one of the bodies whose accounts the actor manages."""

    institution = forms.ModelChoiceField(
        label=pgettext_lazy("institution", "Body"), queryset=Institution.objects.none()
    )
    # Whoever presses on without choosing gives the least.
    role = forms.ChoiceField(label=_("Role"), choices=RoleChoice.choices, initial=Role.OBSERVER.value)

    def __init__(self, data: QueryDict | None = None, *, by: Actor) -> None:
        super().__init__(data)
        bodies = queries.bodies_where(by, Permit.MANAGE_ACCOUNTS)
        self.fields["institution"].queryset = bodies  # type: ignore[attr-defined]
        if len(bodies) == 1:
            self.fields["institution"].initial = bodies[0]


class AccountForm(RoleForm):
    """A new account, with its first role."""

    email = forms.EmailField(label=_("E-mail"), help_text=_("The codes for signing in go there."))
    name = forms.CharField(label=_("Name"), max_length=200)
    field_order = ("email", "name", "institution", "role")


class MeForm(forms.Form):
    """What one says about one's own account."""

    name = forms.CharField(label=_("Name"), max_length=200)
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices)
