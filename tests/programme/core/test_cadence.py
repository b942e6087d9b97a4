from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice, takewhile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rembuk.programme.core.cadence import NeverHappens, UnreadableRule, check, days, words

FIRST = date(2021, 6, 30)
PARTS = ["FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"]


def test_every_two_weeks_is_counted_from_the_first_talk() -> None:
    assert list(islice(days("FREQ=WEEKLY;INTERVAL=2", since=FIRST), 3)) == [
        date(2021, 6, 30),
        date(2021, 7, 14),
        date(2021, 7, 28),
    ]


@pytest.mark.parametrize(
    ("rule", "after", "expected"),
    [
        ("FREQ=WEEKLY;INTERVAL=2", date(2021, 6, 30), date(2021, 7, 14)),
        ("FREQ=WEEKLY;INTERVAL=2", date(2026, 11, 24), date(2026, 11, 25)),
        ("FREQ=MONTHLY;BYDAY=1TH", date(2021, 7, 1), date(2021, 8, 5)),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", date(2021, 6, 30), date(2024, 2, 29)),
        ("FREQ=WEEKLY;COUNT=2", date(2021, 7, 7), None),
        ("FREQ=WEEKLY;UNTIL=20210707", date(2021, 6, 30), date(2021, 7, 7)),
        ("FREQ=WEEKLY;UNTIL=20210706T235959Z", date(2021, 6, 30), None),
    ],
)
def test_the_next_day_follows_the_rule(rule: str, after: date, expected: date | None) -> None:
    assert next((day for day in days(rule, since=FIRST) if day > after), None) == expected


@given(
    rule=st.sampled_from(
        [
            "FREQ=WEEKLY;INTERVAL=2",
            "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,TH;WKST=SU",
            "FREQ=WEEKLY;BYMONTH=3,9",
            "FREQ=WEEKLY;COUNT=40",
            "FREQ=WEEKLY;INTERVAL=2;UNTIL=20240101",
            "FREQ=MONTHLY;BYDAY=1TH",
        ]
    ),
    gone=st.integers(-50, 3000),
)
def test_a_rhythm_that_is_joined_late_has_the_days_that_it_has_from_its_first(rule: str, gone: int) -> None:
    near = FIRST + timedelta(days=gone)
    until = near + timedelta(days=400)

    def between(found: Iterator[date]) -> list[date]:
        return [day for day in takewhile(lambda day: day <= until, found) if day >= near]

    assert between(days(rule, since=FIRST, near=near)) == between(days(rule, since=FIRST))


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "setiap dua minggu",
        "FREQ=HOURLY",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "INTERVAL=2",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;INTERVAL=-2",
        "FREQ=WEEKLY;FREQ=DAILY",
        "FREQ=WEEKLY;",
        "FREQ=WEEKLY;UNTIL=KAPAN",
        "FREQ=WEEKLY;UNTIL=20260231",
        "FREQ=WEEKLY;UNTIL=20270101;COUNT=3",
        "FREQ=WEEKLY;BYDAY=SENIN",
        "DTSTART:20260101\nRRULE:FREQ=WEEKLY",
        "FREQ=WEEKLY\x00",
        "FREQ=WEEKLY;BYDAY=" + ",".join(["MO"] * 500),
    ],
)
def test_a_rule_that_cannot_be_read_is_refused(rule: str) -> None:
    with pytest.raises(UnreadableRule):
        check(rule, since=FIRST)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=MONTHLY;INTERVAL=12;BYMONTH=2",
        "FREQ=DAILY;INTERVAL=7;BYDAY=MO",
        "FREQ=WEEKLY;UNTIL=20200101",
    ],
)
def test_a_rule_that_no_day_fits_is_told_apart(rule: str) -> None:
    with pytest.raises(NeverHappens):
        check(rule, since=FIRST)


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(rule: str) -> None:
    try:
        check(rule, since=FIRST)
    except (UnreadableRule, NeverHappens):
        return

    assert rule.startswith("FREQ=")


@settings(deadline=None)  # a rule that no day fits is searched through four centuries
@given(
    st.dictionaries(
        st.sampled_from(PARTS[1:]),
        st.one_of(
            st.integers(-400, 400).map(str),
            st.sampled_from(
                ["MO", "1TU", "-1FR", "99SA", "MO,WE", "20300101", "20300101T000000Z", "0", "1,,2", "-"]
            ),
        ),
        max_size=4,
    ),
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
)
def test_what_is_read_yields_rising_days_and_the_rest_is_refused(parts: dict[str, str], frequency: str) -> None:
    rule = ";".join([f"FREQ={frequency}", *(f"{name}={value}" for name, value in parts.items())])
    try:
        found = list(islice(days(rule, since=FIRST), 5))
    except UnreadableRule:
        return

    assert found == sorted(set(found))
    assert all(day >= FIRST for day in found)


@given(st.integers(1, 60), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_weekly_rule_is_plain_arithmetic(interval: int, since: date) -> None:
    found = list(islice(days(f"FREQ=WEEKLY;INTERVAL={interval}", since=since), 4))

    assert found == [since + timedelta(weeks=interval * turn) for turn in range(4)]


@pytest.mark.parametrize(
    ("rule", "indonesian", "english"),
    [
        ("FREQ=WEEKLY;INTERVAL=2", "setiap dua minggu", "every two weeks"),
        ("FREQ=WEEKLY", "setiap minggu", "every week"),
        ("FREQ=MONTHLY;INTERVAL=12;WKST=MO", "setiap 12 bulan", "every 12 months"),
        ("FREQ=MONTHLY;INTERVAL=10", "setiap sepuluh bulan", "every ten months"),
    ],
)
def test_a_plain_rule_is_said_in_words(rule: str, indonesian: str, english: str) -> None:
    assert (words(rule, "id"), words(rule, "en")) == (indonesian, english)


@pytest.mark.parametrize(
    "rule", ["", "every two weeks", "FREQ=MONTHLY;BYDAY=1TH", "FREQ=DAILY", "FREQ=WEEKLY;COUNT=2"]
)
def test_a_rule_that_says_more_is_left_unsaid(rule: str) -> None:
    assert words(rule, "id") is None
