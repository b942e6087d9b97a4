"""Sample records: what was said and how many were there."""

import hashlib
from datetime import time
from itertools import count
from typing import Any

from rembuk.institutions.models import Person
from rembuk.programme.models import Talk
from rembuk.record.actions.keeping import learn
from rembuk.record.models import (
    Attendance,
    Consent,
    Line,
    Medium,
    MediumKind,
    MediumState,
    Scope,
    Statement,
    StatementKind,
)
from rembuk.record.queries.media import path_of
from tests.factories.programme import OPENING, speaker

_number = count(1)


def statement(of: Talk, kind: StatementKind = StatementKind.REMARK, **changes: Any) -> Statement:
    """Add something that was said on a talk."""
    made = Statement.objects.create(
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
    learn([made.text])
    return made


def attendance(of: Talk, **changes: Any) -> Attendance:
    """Count who took part in a talk."""
    return Attendance.objects.create(talk=of, **{"hall": 42, "online": 180, **changes})


def line(of: Talk, **changes: Any) -> Line:
    """Add a line to the end of a talk's transcript: five seconds, by nobody known."""
    last = of.lines.order_by("-starts").values_list("ends", flat=True).first() or 0
    facts = {"starts": last, "ends": last + 5_000, "text": "Contoh kalimat yang diucapkan", **changes}
    made = Line.objects.create(talk=of, **facts)
    learn([made.text])
    return made


def withheld(of: Talk, who: Person, scope: Scope) -> Consent:
    """Let someone withhold something on a talk."""
    return Consent.objects.create(talk=of, person=who, scope=scope, given=False, at=OPENING)


def medium(of: Talk, content: bytes = b"contoh suara", **changes: Any) -> Medium:
    """Put a recording that is ready beside a talk, by default a sound."""
    n = next(_number)
    facts = {
        "kind": MediumKind.SOUND,
        "title": f"Suara contoh {n}",
        "path": f"record/contoh/{n}.m4a",
        "type": "audio/mp4",
        "size": len(content),
        "seconds": 5_400,
        "state": MediumState.READY,
        "sha256": hashlib.sha256(content).hexdigest(),
        "added_at": OPENING,
        **changes,
    }
    made = Medium.objects.create(talk=of, **facts)
    path_of(made).parent.mkdir(parents=True, exist_ok=True)
    path_of(made).write_bytes(content)
    return made
