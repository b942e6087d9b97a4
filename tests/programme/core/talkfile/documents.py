"""Programme files made up by hypothesis: every optional part may be there or not."""

from datetime import UTC, date, datetime, time
from typing import Any

from hypothesis import strategies as st

from rembuk.programme.core.talk import ItemKind, Promise
from rembuk.programme.core.talkfile.document import (
    Document,
    InstitutionPart,
    ItemPart,
    PersonPart,
    PositionPart,
    ProgrammePart,
    StatementPart,
    TalkPart,
)

BODIES = ("kpu-kota", "kpu-kab", "kampus")
PEOPLE = ("satu", "dua", "tiga")
words = (
    st.text(
        st.sampled_from("abcdefghijklm nopqrstuvwxyzABCDEFGHIJ'\"\\.,;:()0123456789é🗳"), min_size=1, max_size=40
    )
    .map(str.strip)
    .filter(bool)
)
maybe_words = st.just("") | words
days = st.dates(date(2015, 1, 1), date(2025, 12, 31))
clocks = st.times(time(0), time(11, 59)).map(lambda at: at.replace(microsecond=0))
instants = st.datetimes(datetime(2020, 1, 1), datetime(2025, 12, 31), timezones=st.just(UTC)).map(  # noqa: DTZ001 - the bounds must be naive
    lambda at: at.replace(microsecond=0)
)


def several(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


def distinct(keys: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(keys), unique=True).map(tuple)


@st.composite
def positions(draw: st.DrawFn) -> PositionPart:
    since, until = sorted([draw(days), draw(days)])
    return PositionPart(
        institution=draw(st.sampled_from(BODIES)),
        title=draw(words),
        since=draw(st.none() | st.just(since)),
        until=draw(st.none() | st.just(until)),
    )


items = st.builds(
    ItemPart,
    kind=st.sampled_from([kind.value for kind in ItemKind]),
    title=maybe_words,
    minutes=st.none() | st.integers(1, 600),
    moderator=st.just("") | st.sampled_from(PEOPLE),
    people=distinct(PEOPLE),
    points=several(words),
    opened_at=st.none(),
    closed_at=st.none() | instants,
)
statements = st.builds(
    StatementPart,
    person=st.sampled_from(PEOPLE),
    kind=st.sampled_from(["remark", "tip", "closing", "quote"]),
    text=words,
    at=st.none() | clocks,
) | st.builds(
    StatementPart,
    person=st.sampled_from(PEOPLE),
    kind=st.just("commitment"),
    text=words,
    at=st.none() | clocks,
    due=st.none() | days,
    institution=st.sampled_from(BODIES),
    state=st.sampled_from([promise.value for promise in Promise]),
    note=maybe_words,
)


@st.composite
def talks(draw: st.DrawFn, number: int) -> TalkPart:
    online = draw(st.booleans())
    starts = draw(st.none() | clocks)
    return TalkPart(
        number=number,
        title=draw(words),
        date=draw(days),
        mode="daring" if online else draw(st.sampled_from(["luring", "hibrida"])),
        host=draw(st.sampled_from(BODIES[:2])),
        starts=starts,
        ends=draw(st.none() | st.just(time(12))) if starts else None,
        venue="" if online else draw(words),
        link=draw(st.sampled_from(["", "https://ruang.example.id/contoh"])),
        capacity=draw(st.none() | st.integers(1, 500)),
        topics=draw(several(words)),
        tags=draw(distinct(("Umum", "Data"))),
        byline=draw(maybe_words),
        dateline=draw(maybe_words),
        state=draw(st.sampled_from(["", "announced", "held"])),
        postponed_from=draw(st.none() | st.dates(date(2010, 1, 1), date(2014, 1, 1))),
        reason=draw(maybe_words),
        hall=draw(st.none() | st.integers(0, 500)),
        online=draw(st.none() | st.integers(0, 500)),
        rundown=draw(several(items)),
        statements=draw(several(statements)),
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A file that is right in every way; everybody in it holds a position, so nobody is lost on the way."""
    count = draw(st.integers(0, 2))
    return Document(
        programme=ProgrammePart(
            slug="bincang-contoh",
            name=draw(words),
            purpose=draw(words),
            partners=BODIES[:2],
            formulated_on=draw(st.none() | days),
            cadence=draw(st.sampled_from(["", "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY"])),
            modes=("luring", "daring", "hibrida"),
            open_to_others=draw(st.booleans()),
        ),
        institutions=tuple(InstitutionPart(key=key, name=draw(words), kind="kpu") for key in BODIES),
        people=tuple(
            PersonPart(
                key=key,
                name=draw(words),
                positions=(
                    PositionPart(institution="kpu-kota", title="Anggota"),
                    *draw(several(positions(), 2)),
                ),
            )
            for key in PEOPLE
        ),
        talks=tuple(draw(talks(number)) for number in range(1, count + 1)),
    )
