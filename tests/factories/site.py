"""A sample site as the public meets it: a talk in every public state, its record, and the news."""

from datetime import date, timedelta

from rembuk.programme.core.talk import Mode, Promise, State
from tests.factories import programme as programmes
from tests.factories import record as records

TODAY = programmes.DAY - timedelta(days=2)
"""The day on which the sample site is looked at: two days before its next talk."""

SERIES = "/acara/bincang-contoh/"

PAGES = {
    "home": "/",
    "archive": "/acara/",
    "series": SERIES,
    "before": f"{SERIES}5/",
    "register": f"{SERIES}5/daftar/",
    "postponed": f"{SERIES}6/",
    "cancelled": f"{SERIES}3/",
    "held": f"{SERIES}2/",
    "record": f"{SERIES}2/rekaman/",
    "waiting": f"{SERIES}1/rekaman/",
    "tips": "/kiat/",
    "reach": f"{SERIES}capaian/",
    "certificate": "/sertifikat/",
    "voter-list": "/daftar-pemilih/",
    "oversight": "/pengawasan/",
    "news": "/berita/",
    "search": "/cari/?q=contoh",
}
"""Every public page of the sample site that is not an article."""


def site(today: date = TODAY) -> None:
    """Make the sample site; its next talk is two days after `today`."""
    next_day = today + timedelta(days=2)
    programme = programmes.programme()
    unread = programmes.talk(State.HELD, programme=programme, date=next_day - timedelta(days=56))
    records.statement(unread)
    held = programmes.talk(State.PUBLISHED, programme=programme, date=next_day - timedelta(days=42))
    records.attendance(held)
    for state in Promise:
        programmes.commitment(held, state=state.value)
    for _ in range(2):
        records.statement(held)
    programmes.talk(State.CANCELLED, programme=programme, date=next_day - timedelta(days=28))
    programmes.talk(State.DRAFT, programme=programme, date=next_day + timedelta(days=28))
    hybrid = {"mode": Mode.HYBRID.value, "link": "https://rapat.example.id/contoh", "capacity": 120}
    programmes.talk(State.ANNOUNCED, programme=programme, date=next_day, items=5, **hybrid)
    programmes.talk(
        State.POSTPONED,
        programme=programme,
        date=next_day + timedelta(days=21),
        postponed_from=next_day + timedelta(days=14),
    )
