"""The record of a talk as its partners agree to it before it is published."""

import hashlib

from django.utils.formats import date_format
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from rembuk.kit.version import version_of
from rembuk.programme.core.agreement import Content, Row
from rembuk.programme.models import Commitment, Talk
from rembuk.record.models import Statement
from rembuk.record.queries import transcript
from rembuk.record.queries.said import attendance_of, quotable

RECORD_EMPTY = _("The record holds neither a statement nor a transcript yet.")


def record(talk: Talk) -> Content:
    """Return what there is to agree to in a talk's record. Eight queries.

    The lines are in Indonesian, the language in which the bodies deal with each other. Of the transcript they
    tell its length and a mark that changes with every word.
    """
    statements = list(quotable(talk).select_related("person"))
    promises = list(talk.commitments.select_related("person", "institution"))
    lines = list(transcript.lines(talk).values_list("starts", "ends", "person", "speaker", "text"))
    counted = attendance_of(talk)
    attendance = [counted.hall, counted.online] if counted else []
    facts = {
        "statements": [(row.person_id, row.kind, row.text, str(row.at)) for row in statements],
        "commitments": [
            (row.person_id, row.institution_id, row.text, str(row.due), row.state, row.note) for row in promises
        ],
        "lines": hashlib.sha256(repr(lines).encode()).hexdigest(),
        "chapters": list(talk.chapters.values_list("at", "title")),
        "media": list(talk.media.values_list("sha256", "title")),
        "attendance": attendance,
    }
    with override("id"):
        rows = [*(_said(row) for row in statements), *(_promised(row) for row in promises)]
        if attendance:
            told = gettext("%(hall)s in the hall, %(online)s online")
            figures = {"hall": _or_dash(attendance[0]), "online": _or_dash(attendance[1])}
            rows.append(Row("attendance", gettext("Attendance"), told % figures))
        if lines:
            told = gettext("%(n)d lines, mark %(mark)s")
            mark = {"n": len(lines), "mark": str(facts["lines"])[:12]}
            rows.append(Row("transcript", gettext("Transcript"), told % mark))
        rows += [Row(f"file {digest}", gettext("File"), title) for digest, title in facts["media"]]  # type: ignore[attr-defined]
    return Content(version_of(facts), tuple(rows), () if statements or lines else (RECORD_EMPTY,))


def _said(row: Statement) -> Row:
    return Row(f"statement {row.pk}", f"{row.get_kind_display()} · {row.person.name}", row.text)


def _promised(row: Commitment) -> Row:
    due = f" ({date_format(row.due, 'j F Y')})" if row.due else ""
    return Row(f"commitment {row.pk}", f"{gettext('Commitment')} · {row.institution.name}", f"{row.text}{due}")


def _or_dash(figure: int | None) -> str:
    return "–" if figure is None else str(figure)
