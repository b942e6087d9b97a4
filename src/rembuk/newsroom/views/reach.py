"""What a programme achieved, as a page and as tables: figures that point at nobody, so for everyone."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from rembuk.hall.core.learning import signed
from rembuk.newsroom import queries
from rembuk.programme.models import Programme
from rembuk.record.core.reach import FEWEST, TalkReach
from rembuk.record.queries.reach import reach as reach_of
from rembuk.ui.tables import Cell, csv_file, spreadsheet

_WIDE, _STEP = 280, 40
_COLUMNS = {
    "nomor": _("Number"),
    "judul": _("Talk"),
    "di_aula": _("In the hall"),
    "daring": _("Online"),
    "baru": _("For the first time"),
    "kembali": _("Came before"),
    "tanya_aula": _("Asked in the hall"),
    "tanya_ponsel": _("Asked by phone"),
    "dijawab_aula": _("Answered of the hall"),
    "dijawab_ponsel": _("Answered of the phones"),
    "kuis_orang": _("People in the quiz"),
    "naik_poin": _("Rise, in points"),
    "naik_bawah": _("Interval from"),
    "naik_atas": _("Interval to"),
}
"""What a program calls a column, and what people do."""


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
    """Give the same figures as CSV, a talk a line; what is not told is empty."""
    programme = get_object_or_404(Programme, slug=slug)
    return csv_file(f"capaian-{slug}", list(_COLUMNS), _rows(programme))


@require_safe
def sheet(_request: HttpRequest, slug: str) -> HttpResponse:
    """Give them as a spreadsheet, its columns named as people say it."""
    programme = get_object_or_404(Programme, slug=slug)
    return spreadsheet(f"capaian-{slug}", [str(label) for label in _COLUMNS.values()], _rows(programme))


def _rows(programme: Programme) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    for talk in reach_of(programme).talks:
        found = talk.learned
        gain = [found.people, found.gain, found.low, found.high] if found else [None] * 4
        rows.append(
            [talk.number, talk.title, talk.hall, talk.online, talk.new, talk.returning, talk.asked_hall,
             talk.asked_phone, talk.answered_hall, talk.answered_phone, *gain]
        )  # fmt: skip
    return rows


def _bars(talks: list[TalkReach]) -> list[Bar]:
    most = max((talk.people for talk in talks), default=0) or 1
    return [
        Bar(
            label=f"{talk.number}. {talk.title}",
            top=_STEP * place,
            first=round(_WIDE * (talk.hall or 0) / most),
            second=round(_WIDE * (talk.online or 0) / most),
            value=str(talk.people) if talk.is_counted else "–",
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
