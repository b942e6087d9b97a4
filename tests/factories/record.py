"""Sample records: what was said and how many were there."""

from datetime import time
from typing import Any

from rembuk.programme.models import Talk
from rembuk.record.models import Attendance, Statement, StatementKind
from tests.factories.programme import speaker


def statement(of: Talk, kind: StatementKind = StatementKind.REMARK, **changes: Any) -> Statement:
    """Add something that was said on a talk."""
    return Statement.objects.create(
        talk=of,
        kind=kind.value,
        **{
            "position": of.statements.count() + 1,
            "person": speaker("Contoh Satu", at=of.host),
            "text": "Contoh pernyataan yang dicatat",
            "at": time(13, 40),
            **changes,
        },
    )


def attendance(of: Talk, **changes: Any) -> Attendance:
    """Count who took part in a talk."""
    return Attendance.objects.create(talk=of, **{"hall": 42, "online": 180, **changes})
