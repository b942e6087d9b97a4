"""What a programme achieved, on one page and as CSV: figures that point at nobody, so for everyone."""

import csv
from dataclasses import dataclass
from io import StringIO

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from rembuk.newsroom import queries
from rembuk.programme.models import Programme
from rembuk.record.core.learned import signed
from rembuk.record.core.reach import FEWEST, TalkReach
from rembuk.record.queries.reach import reach as reach_of

_WIDE, _STEP = 280, 40


@dataclass(frozen=True, slots=True)
class Bar:
    """A talk in a chart: where it stands, how long its parts are, and what is written beside."""

    label: str
    top: int
    first: int
    second: int
    value: str

    @property
    def end(self) -> int:
        """Where the bar ends."""
        return self.first + self.second


@dataclass(frozen=True, slots=True)
class Whisker:
    """What was learned on a talk in a chart: the mean and the ends of its interval, from the left edge."""

    label: str
    top: int
    low: int
    mean: int
    high: int
    value: str


@require_safe
def reach(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what a programme achieved."""
    programme = get_object_or_404(Programme, slug=slug)
    found = reach_of(programme)
    readership = queries.readership(programme)
    whiskers, zero = _whiskers(found.talks)
    context = {
        "programme": programme,
        "reach": found,
        "bars": _bars(found.talks),
        "whiskers": whiskers,
        "zero": zero,
        "height": _STEP * len(found.talks),
        "whisker_height": _STEP * len(whiskers),
        "readership": readership,
        "reads": sum(each.reads for each in readership),
        "fewest": FEWEST,
    }
    return render(request, "newsroom/reach.html", context)


@require_safe
def data(_request: HttpRequest, slug: str) -> HttpResponse:
    """Give the same figures as a table, a talk a line; what is not told is empty."""
    programme = get_object_or_404(Programme, slug=slug)
    out = StringIO()
    table = csv.writer(out)
    table.writerow(
        ["nomor", "judul", "di_aula", "daring", "baru", "kembali", "tanya_aula", "tanya_ponsel", "dijawab_aula",
         "dijawab_ponsel", "kuis_orang", "naik_poin", "naik_bawah", "naik_atas"]
    )  # fmt: skip
    for talk in reach_of(programme).talks:
        learned = talk.learned
        gain = [learned.people, learned.gain, learned.low, learned.high] if learned else [None] * 4
        table.writerow(
            [talk.number, _cell(talk.title), talk.hall, talk.online, talk.new, talk.returning, talk.asked_hall,
             talk.asked_phone, talk.answered_hall, talk.answered_phone, *gain]
        )  # fmt: skip
    headers = {"Content-Disposition": f'attachment; filename="capaian-{programme.slug}.csv"'}
    return HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


def _cell(text: str) -> str:
    """Keep a spreadsheet from taking a title for a formula."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t"} else text


def _bars(talks: list[TalkReach]) -> list[Bar]:
    most = max((talk.people for talk in talks), default=0) or 1
    return [
        Bar(
            label=f"{talk.number}. {talk.title}",
            top=_STEP * place,
            first=round(_WIDE * (talk.hall or 0) / most),
            second=round(_WIDE * (talk.online or 0) / most),
            value=str(talk.people) if talk.hall is not None or talk.online is not None else "–",
        )
        for place, talk in enumerate(talks)
    ]


def _whiskers(talks: list[TalkReach]) -> tuple[list[Whisker], int]:
    """Return the intervals on a common scale, and where no change stands on it."""
    rises = [(talk, talk.learned) for talk in talks if talk.learned]
    lowest = min([0, *(learned.low for _, learned in rises)])
    highest = max([1, *(learned.high for _, learned in rises)])

    def at(points: int) -> int:
        return round(_WIDE * (points - lowest) / (highest - lowest))

    return [
        Whisker(
            label=f"{talk.number}. {talk.title}",
            top=_STEP * place,
            low=at(learned.low),
            mean=at(learned.gain),
            high=at(learned.high),
            value=signed(learned.gain),
        )
        for place, (talk, learned) in enumerate(rises)
    ], at(0)
