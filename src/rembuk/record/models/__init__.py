"""What a talk leaves behind: statements, attendance, transcript, files, consent, certificates."""

from rembuk.record.models.certificates import Certificate, Followed, Part, Rule, SpentPhone
from rembuk.record.models.consent import Consent, GuestConsent, GuestScope, Scope
from rembuk.record.models.correction import Correction
from rembuk.record.models.media import Medium, MediumKind, MediumState
from rembuk.record.models.statements import Attendance, Statement, StatementKind
from rembuk.record.models.transcript import Chapter, Line, Tape, Word

__all__ = [
    "Attendance",
    "Certificate",
    "Chapter",
    "Consent",
    "Correction",
    "Followed",
    "GuestConsent",
    "GuestScope",
    "Line",
    "Medium",
    "MediumKind",
    "MediumState",
    "Part",
    "Rule",
    "Scope",
    "SpentPhone",
    "Statement",
    "StatementKind",
    "Tape",
    "Word",
]
