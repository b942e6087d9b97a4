"""What founds a programme."""

from typing import Any

from django import forms
from django.urls import resolve, reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from rembuk.institutions.models import Institution
from rembuk.kit.forms import DayField, VersionedForm
from rembuk.programme.models import ModeChoice, Programme

RHYTHMS = [
    ("", _("No fixed rhythm")),
    ("FREQ=WEEKLY", _("Every week")),
    ("FREQ=WEEKLY;INTERVAL=2", _("Every two weeks")),
    ("FREQ=MONTHLY", _("Every month")),
]
OTHER_RHYTHM = "other"


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
