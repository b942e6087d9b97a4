"""What is read of a talk's record."""

from rembuk.kit.version import version_of
from rembuk.programme.models import Talk
from rembuk.record.models import Attendance, Statement

STATEMENT_FACTS = ("person_id", "kind", "text", "at")


def statement_version(statement: Statement) -> str:
    """Return the version of what a form of the statement shows."""
    return version_of({name: getattr(statement, name) for name in STATEMENT_FACTS})


def attendance_of(talk: Talk) -> Attendance | None:
    """Return how many took part in a talk, if it was counted."""
    return Attendance.objects.filter(talk=talk).first()
