"""The shape of what the desk asks for about a talk's record."""

from rembuk.record.forms.certificates import CodeForm, RuleForm, WithdrawForm
from rembuk.record.forms.media import MediumForm
from rembuk.record.forms.statements import AttendanceForm, StatementForm
from rembuk.record.forms.transcript import CaptionsForm, ChaptersForm, LineForm, TapeForm

__all__ = [
    "AttendanceForm",
    "CaptionsForm",
    "ChaptersForm",
    "CodeForm",
    "LineForm",
    "MediumForm",
    "RuleForm",
    "StatementForm",
    "TapeForm",
    "WithdrawForm",
]
