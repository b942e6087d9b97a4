"""The spreadsheet of a plan."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_LARGEST = 5 * 2**20


class PlanFileForm(forms.Form):
    """A spreadsheet of at most 5 MB."""

    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_("One talk a row, columns by name: Tanggal, Topik, Tuan rumah, Waktu, Cara ikut, Tempat."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods"}),
    )

    def clean_file(self) -> Any:
        """Refuse what is too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > _LARGEST:
            raise ValidationError(_("The file is larger than 5 MB."))
        return file
