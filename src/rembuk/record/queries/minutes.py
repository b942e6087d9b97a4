"""The papers of a talk as facts for their template: minutes, official record, list of who was there."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from rembuk.hall.core.learning import Learned, signed
from rembuk.hall.core.polls import PollKind
from rembuk.institutions.models import Person
from rembuk.institutions.queries import title_on
from rembuk.programme import queries as programme
from rembuk.programme.models import Arrival, Item, Talk
from rembuk.record.queries import hall
from rembuk.record.queries.said import attendance_of, statements_by_kind
from rembuk.ui.templatetags.ui import clock

Part = Mapping[str, object]

_BLANK = 25
"""Empty lines of a list that is signed by hand: one sheet."""


def minutes(talk: Talk) -> dict[str, object]:
    """Return the minutes of a talk: who was there, what came when, what was said, asked, answered and promised.

    The talk comes from `talks_with_people`. Seven queries without a live room, twenty-six at most with one.
    """
    left = hall.left(talk)
    return _document(
        talk,
        heading=pgettext("title of the paper", "Minutes"),
        parts=[_present(talk), _course(talk), *_said(talk), _answered(left), *_polled(left), _promised(talk)],
        signers=[],
    )


def official_record(talk: Talk) -> dict[str, object]:
    """Return the official record that a talk was held, to be signed by every partner. Four queries."""
    sentence = _(
        "On %(day)s the talk “%(title)s” of the programme %(programme)s was held at %(place)s; host: %(host)s."
    ) % {
        "day": _day(talk),
        "title": talk.title,
        "programme": talk.programme.name,
        "place": _place(talk),
        "host": talk.host.name,
    }
    bodies = sorted(body.name for body in programme.partners(talk.programme))
    closing = _("This record was drawn up truthfully and is signed by the bodies that hold the programme.")
    return _document(
        talk,
        heading=pgettext("title of the paper", "Official record"),
        parts=[{"heading": _("What took place"), "text": [sentence, closing]}, _present(talk), _promised(talk)],
        signers=bodies,
    )


def attendance_list(talk: Talk) -> dict[str, object]:
    """Return the list of who was there, with empty lines to sign for whoever is not on it yet. Two queries."""
    names = list(
        Arrival.objects.filter(talk=talk)
        .order_by("registration__name", "pk")
        .values_list("registration__name", flat=True)
    )
    lines = [*names, *[""] * max(0, _BLANK - len(names))]
    table = {
        "heading": ngettext("%(n)d person", "%(n)d people", len(names)) % {"n": len(names)},
        "head": [_("No."), _("Name"), _("Body or village"), _("Signature")],
        "widths": [1, 6, 5, 5],
        "cells": [[str(n), name, "", ""] for n, name in enumerate(lines, start=1)],
    }
    return _document(talk, heading=pgettext("title of the paper", "Attendance list"), parts=[table], signers=[])


def hour_of(talk: Talk) -> datetime:
    """Return the hour to write into a paper: that of the talk, so that the same record gives the same file."""
    zone = ZoneInfo(talk.programme.timezone)
    return talk.closed_at or datetime.combine(talk.date, talk.ends or time(23, 59), zone)


def _document(
    talk: Talk, *, heading: str, parts: Sequence[Part | None], signers: Sequence[str]
) -> dict[str, object]:
    return {
        "title": f"{heading}: {talk.title}",
        "language": (get_language() or "id")[:2],
        "programme": talk.programme.name,
        "heading": heading,
        "subject": talk.title,
        "rows": _rows(talk),
        "parts": [part for part in parts if part],
        "signers": list(signers),
        "foot": f"{settings.SITE_URL}/acara/{talk.programme.slug}/{talk.number}/rekaman/",
    }


def _rows(talk: Talk) -> list[list[str]]:
    rows = [[_("Day"), _day(talk)]]
    hours = _hours(talk)
    if hours:
        rows.append([_("Hours"), hours])
    rows += [[_("Place"), _place(talk)], [_("Host"), talk.host.name]]
    counted = attendance_of(talk)
    if counted:
        told = [
            _("%(n)d in the hall") % {"n": counted.hall} if counted.hall is not None else "",
            _("%(n)d online") % {"n": counted.online} if counted.online is not None else "",
        ]
        rows.append([_("Attendance"), ", ".join(filter(None, told))])
    return rows


def _day(talk: Talk) -> str:
    return date_format(talk.date, "l, j F Y")


def _place(talk: Talk) -> str:
    return ", ".join(filter(None, [talk.venue, str(talk.get_mode_display())]))


def _hours(talk: Talk) -> str:
    zone = ZoneInfo(talk.programme.timezone)
    starts = talk.started_at.astimezone(zone) if talk.started_at else talk.starts
    ends = talk.closed_at.astimezone(zone) if talk.closed_at else talk.ends
    if starts is None:
        return ""
    name = datetime.combine(talk.date, datetime.min.time(), zone).tzname()
    return f"{clock(starts)}{f'–{clock(ends)}' if ends else ''} {name}"


def _present(talk: Talk) -> Part | None:
    people: dict[Person, str] = {}
    for item in talk.items.all():
        for appearance in item.appearances.all():
            people.setdefault(appearance.person, _("speaker"))
        if item.moderator:
            people.setdefault(item.moderator, _("moderator"))
    if not people:
        return None
    return {
        "heading": _("Who led and spoke"),
        "head": [_("Name"), _("Position"), _("As")],
        "widths": [5, 6, 2],
        "cells": [[person.name, title_on(person, talk.date), part] for person, part in people.items()],
    }


def _course(talk: Talk) -> Part | None:
    zone = ZoneInfo(talk.programme.timezone)

    def line(item: Item) -> list[str]:
        title = item.title or str(item.get_kind_display())
        when = clock(item.opened_at.astimezone(zone)) if item.opened_at else ""
        return [when, title, "\n".join(item.points)]

    rows = [line(item) for item in talk.items.all()]
    if not rows:
        return None
    head = [_("Time"), _("Item"), _("Points")]
    return {"heading": _("Course of the talk"), "head": head, "widths": [1, 4, 6], "cells": rows}


def _said(talk: Talk) -> list[Part]:
    return [
        {
            "heading": kind,
            "said": [
                {"text": each.text, "by": ", ".join(filter(None, [each.name, each.title, _at(each.at)]))}
                for each in said
            ],
        }
        for kind, said in statements_by_kind(talk)
    ]


def _answered(left: hall.Left) -> Part | None:
    rows = [[f"T{each.number}", each.text, each.answer or "–", each.by] for each in left.questions]
    if not rows:
        return None
    head = [_("No."), _("Question"), pgettext("of a poll", "Answer"), _("Answered by")]
    return {"heading": _("Questions and answers"), "head": head, "widths": [1, 5, 5, 3], "cells": rows}


def _polled(left: hall.Left) -> list[Part]:
    """Return the polls and the quiz, a smaller part each; none if nobody was asked."""
    polls = [_poll(each) for each in left.polls]
    if not polls:
        return []
    note = _("Answers of those who took part; no survey.")
    learned = [_learned(left.learned, left.lesson)] if left.learned else []
    return [{"heading": _("Polls and quiz"), "text": [note]}, *polls, *learned]


def _learned(found: Learned, lesson: str) -> Part:
    low, high = found.span
    interval = _("Change, and its 95 %% interval: %(low)s to %(high)s") % {
        "low": signed(found.low),
        "high": signed(found.high),
    }
    return {
        "heading": _("What was learned"),
        "level": 3,
        "text": [lesson],
        "head": [_("Right answers"), "", "%"],
        "widths": [6, 7, 1],
        "cells": [
            [_("Before the talk"), {"bar": found.before}, str(found.before)],
            [_("After the talk"), {"bar": found.after}, str(found.after)],
            [
                interval,
                {"zero": found.before, "low": low, "mean": found.after, "high": high},
                signed(found.gain),
            ],
        ],
    }


def _poll(poll: hall.Outcome) -> Part:
    people = ngettext("%(n)d answer", "%(n)d answers", poll.people) % {"n": poll.people}
    part = {"heading": f"{poll.label} {poll.text}", "level": 3}
    if poll.bars:
        right = pgettext("answer", "right")
        names = [f"{bar.label} ({right})" if bar.is_right else bar.label for bar in poll.bars]
        return part | {
            "head": [pgettext("of a poll", "Answer"), people, _("People"), "%"],
            "widths": [6, 5, 2, 1],
            "cells": [
                [name, {"bar": bar.percent}, str(bar.people), str(bar.percent)]
                for name, bar in zip(names, poll.bars, strict=True)
            ],
        }
    if poll.words:
        words = [f"{word}\u00a0×\u00a0{n}" if n > 1 else word for word, n in poll.words]
        if poll.kind is PollKind.TEXT:
            return part | {"text": [people], "points": words}
        return part | {"text": [f"{people}: {'; '.join(words)}"]}
    return part | {"text": [f"{people}. {_('Too few answered for a result to be shown.')}"]}


def _promised(talk: Talk) -> Part | None:
    rows = [
        [each.text, each.institution.name, date_format(each.due, "j F Y") if each.due else "–"]
        for each in programme.promises(talk)
    ]
    if not rows:
        return None
    head = [_("Commitment"), _("Body"), _("Due")]
    return {"heading": _("Follow-up"), "head": head, "widths": [6, 4, 3], "cells": rows}


def _at(hour: object) -> str:
    return clock(hour) if hour else ""  # type: ignore[arg-type]
