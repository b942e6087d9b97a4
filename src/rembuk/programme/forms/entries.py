"""What the door and the attendance list take in."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

import python_calamine
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from rembuk.programme.core.door import Seen
from rembuk.programme.core.paperlist import LONGEST, NameTooLong, Signature, TooLong, read_lines, read_rows
from rembuk.programme.forms.registrations import NameField

_LARGEST = 5 * 1024 * 1024
_MOST_SEEN = 1_000


class DoorForm(forms.Form):
    """A ticket's code, or part of a name."""

    what = forms.CharField(
        label=_("Ticket code or name"),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )


class GuestForm(forms.Form):
    """Someone who comes without having registered."""

    guest = NameField(label=_("Name of the guest"), widget=forms.TextInput(attrs={"autocomplete": "off"}))


class QueueForm(forms.Form):
    """What a door's phone sends: who it is, which door, and what it saw."""

    device = forms.RegexField(r"^[0-9a-f-]{8,36}$")
    door = forms.CharField(max_length=40, required=False)
    version = forms.CharField(max_length=16, required=False)
    seen = forms.JSONField(required=False)

    def clean_seen(self) -> list[Seen]:
        """Read what was seen. :raises ValidationError: if one line is not of its form: then nothing counts."""
        given = self.cleaned_data["seen"] or []
        if not isinstance(given, list) or len(given) > _MOST_SEEN:
            raise ValidationError("seen")
        return list(_read(given))


class PaperForm(forms.Form):
    """The paper list, typed or as a spreadsheet."""

    names = forms.CharField(
        label=_("Names, one a line"),
        max_length=100_000,
        required=False,
        help_text=_("A contact may follow after a semicolon: Siti; 0812 3456 7890"),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    file = forms.FileField(
        label=_("Or a spreadsheet"),
        required=False,
        help_text=_("XLSX or ODS, names in one column, up to 5 MB."),
    )

    def clean(self) -> dict[str, Any]:
        """Read whichever was given."""
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        try:
            cleaned["signatures"] = read_lines(cleaned.get("names", "")) + _sheet(cleaned.get("file"))
        except TooLong as problem:
            said = _("The list is too long. Enter it in parts of at most 2,000 names.")
            raise ValidationError(said) from problem
        except NameTooLong as problem:
            said = _(
                "Line %(line)d: a name has at most %(most)d letters, and here stand %(letters)d. "
                "Write one name on each line: “%(name)s…”"
            )
            told = {"line": problem.line, "most": LONGEST, "letters": len(problem.name)}
            raise ValidationError(said, params={**told, "name": problem.name[:40]}) from problem
        if not cleaned["signatures"]:
            raise ValidationError(_("No name was found. Write one name on each line."))
        return cleaned


def _read(given: list[Any]) -> Iterator[Seen]:
    for each in given:
        if not isinstance(each, dict) or not isinstance(each.get("counter"), int):
            raise ValidationError("seen")
        at = _moment(each.get("at"))
        key = str(each.get("key") or "")
        guest = NameField(required=False).clean(str(each.get("guest") or "")[:80])
        if at is None or not 0 < each["counter"] < 2**31 or len(key) > 24:
            raise ValidationError("seen")
        yield Seen(counter=each["counter"], at=at, key=key, guest=guest, undo=each.get("undo") is True)


def _moment(text: object) -> datetime | None:
    try:
        found = parse_datetime(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return found if found and found.tzinfo else None


def _sheet(file: "UploadedFile[bytes] | None") -> list[Signature]:
    """Read the first sheet of a spreadsheet. :raises ValidationError: if it is none."""
    if file is None:
        return []
    if file.size is None or file.size > _LARGEST:
        raise ValidationError(_("The file is larger than 5 MB."))
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(file.read()))
        return read_rows(book.get_sheet_by_index(0).to_python())
    except (python_calamine.CalamineError, BadZipFile, OSError, ValueError, IndexError) as problem:
        raise ValidationError(_("This file cannot be read as a spreadsheet.")) from problem
