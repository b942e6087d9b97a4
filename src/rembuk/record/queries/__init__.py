"""What is read of a talk's record."""

from rembuk.record.queries.document import document_of
from rembuk.record.queries.said import (
    Said,
    attendance_of,
    attendance_taken,
    statement_version,
    statements_by_kind,
)

__all__ = [
    "Said",
    "attendance_of",
    "attendance_taken",
    "document_of",
    "statement_version",
    "statements_by_kind",
]
