"""What a talk leaves behind: statements, attendance, transcript, files, consent, certificates."""

from rembuk.record.models.certificates import Certificate, Part
from rembuk.record.models.consent import Consent, Scope
from rembuk.record.models.media import Medium, MediumKind, MediumState
from rembuk.record.models.statements import Attendance, Statement, StatementKind
from rembuk.record.models.transcript import Chapter, Line, Tape, Word

__all__ = [
    "Attendance",
    "Certificate",
    "Chapter",
    "Consent",
    "Line",
    "Medium",
    "MediumKind",
    "MediumState",
    "Part",
    "Scope",
    "Statement",
    "StatementKind",
    "Tape",
    "Word",
]
