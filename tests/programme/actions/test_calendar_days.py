from datetime import UTC, date, datetime

import pytest

from rembuk.institutions.permits import NotPermitted
from rembuk.programme.actions import calendar_days as days
from rembuk.programme.models import DayOff
from tests import logbook
from tests.factories import institutions
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def test_a_year_is_taken_over_once_and_what_is_there_stays() -> None:
    programme = sample.programme()
    sample.day_off(programme, date(2026, 12, 25), name="Hari Raya Natal", kind="quiet")

    first = days.take_over_year(by=sample.officer(), programme=programme, year=2026, now=NOW)
    again = days.take_over_year(by=sample.officer(), programme=programme, year=2026, now=NOW)

    assert (first, again) == (24, 0)
    assert programme.days_off.get(starts=date(2026, 12, 25)).kind == "quiet"
    assert logbook.last().data == {"year": 2026, "new": 0}


def test_a_quiet_period_is_entered_with_both_its_ends() -> None:
    programme = sample.programme()
    facts = days.DayOffFacts(
        starts=date(2027, 2, 11), ends=date(2027, 2, 13), kind="quiet", name="Masa tenang contoh"
    )

    made = days.add_day_off(by=sample.officer(), programme=programme, facts=facts, now=NOW)

    assert (made.starts, made.ends) == (date(2027, 2, 11), date(2027, 2, 13))
    with pytest.raises(days.DayKnown):
        days.add_day_off(by=sample.officer(), programme=programme, facts=facts, now=NOW)


def test_a_period_ends_after_it_starts() -> None:
    facts = days.DayOffFacts(starts=date(2027, 2, 11), ends=date(2027, 2, 10), kind="quiet", name="Contoh")

    with pytest.raises(days.PeriodEndsBefore):
        days.add_day_off(by=sample.officer(), programme=sample.programme(), facts=facts, now=NOW)


def test_an_estimate_becomes_certain_and_a_day_is_taken_off() -> None:
    day = sample.day_off(sample.programme(), is_estimate=True)

    days.confirm_day_off(by=sample.officer(), day=day, now=NOW)
    assert DayOff.objects.get().is_estimate is False
    days.remove_day_off(by=sample.officer(), day=day, now=NOW)
    assert DayOff.objects.count() == 0


def test_an_outsider_changes_no_day() -> None:
    day, outsider = sample.day_off(sample.programme()), institutions.outsider()
    facts = days.DayOffFacts(starts=date(2027, 2, 11), kind="quiet", name="Contoh")

    for act in (
        lambda: days.add_day_off(by=outsider, programme=day.programme, facts=facts, now=NOW),
        lambda: days.confirm_day_off(by=outsider, day=day, now=NOW),
        lambda: days.remove_day_off(by=outsider, day=day, now=NOW),
        lambda: days.take_over_year(by=outsider, programme=day.programme, year=2026, now=NOW),
    ):
        with pytest.raises(NotPermitted):
            act()

    assert (DayOff.objects.count(), logbook.length()) == (1, 0)
