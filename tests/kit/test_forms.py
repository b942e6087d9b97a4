from datetime import date, time

import pytest
from django import forms
from django.http import HttpRequest, QueryDict
from django.test import RequestFactory

from rembuk.kit.forms import (
    ClockField,
    DayField,
    Difference,
    LinesField,
    VersionedForm,
    accept,
    attempt,
    posted,
)
from rembuk.kit.refusal import Refused


class Sample(VersionedForm):
    day = DayField(label="Day", required=False)
    hour = ClockField(label="Hour", required=False)
    lines = LinesField(label="Lines", required=False)
    kind = forms.ChoiceField(label="Kind", choices=[("", "–"), ("Group", [("a", "First"), ("b", "Second")])])
    sure = forms.BooleanField(label="Sure", required=False)


class Elsewhere(Refused):
    words = "No, for another reason."
    field = "missing"


class AtHour(Refused):
    words = "Not at this hour."
    field = "hour"


def form(**typed: str) -> Sample:
    data = QueryDict(mutable=True)
    data.update({"kind": "a", **typed})
    return Sample(
        data, initial={"version": "new", "kind": "b", "lines": ["one", "two"], "day": date(2026, 11, 25)}
    )


@pytest.mark.parametrize("typed", ["2026-11-25", "25/11/2026", "25-11-2026"])
def test_a_day_is_read_as_people_write_it(typed: str) -> None:
    assert DayField().clean(typed) == date(2026, 11, 25)


@pytest.mark.parametrize("typed", ["0001-01-01", "1999-12-31", "2101-01-01", "2026-02-30", "kemarin"])
def test_a_day_of_no_use_is_refused(typed: str) -> None:
    with pytest.raises(forms.ValidationError):
        DayField().clean(typed)


@pytest.mark.parametrize("typed", ["13:30", "13.30", "13:30:00"])
def test_an_hour_is_read_as_people_write_it(typed: str) -> None:
    assert ClockField().clean(typed) == time(13, 30)


def test_lines_lose_what_is_empty() -> None:
    assert LinesField(required=False).clean(" one \r\n\n two\n") == ["one", "two"]
    assert LinesField(required=False).clean("") == []


@pytest.mark.parametrize("typed", ["a\x00b", "x" * 5_001])
def test_lines_refuse_what_is_unprintable_or_endless(typed: str) -> None:
    with pytest.raises(forms.ValidationError):
        LinesField().clean(typed)


def test_a_refusal_stands_beside_its_field_or_over_the_form() -> None:
    def refuse(refusal: type[Refused]) -> None:
        raise refusal

    beside, over = form(), form()

    assert accept(beside, lambda: refuse(AtHour)) is None
    assert accept(over, lambda: refuse(Elsewhere)) is None
    assert dict(beside.errors) == {"hour": ["Not at this hour."]}
    assert dict(over.errors) == {"__all__": ["No, for another reason."]}


def test_an_act_is_done_only_with_a_form_that_was_sent_and_is_whole() -> None:
    assert accept(form(), lambda: "done") == "done"
    assert accept(form(kind="c"), lambda: "done") is None
    assert accept(Sample(), lambda: "done") is None


def test_a_page_that_is_only_asked_for_sends_nothing() -> None:
    assert posted(RequestFactory().get("/")) is None
    assert posted(RequestFactory().post("/", {"a": "1"})) == QueryDict("a=1")


def test_a_stale_form_says_where_it_differs_in_the_words_of_the_form() -> None:
    stale = form(version="old", day="26/11/2026", hour="", lines=" one\r\n\ntwo", sure="on")

    assert stale.differences() == [
        Difference("Day", "2026-11-25", "2026-11-26"),
        Difference("Kind", "Second", "First"),
        Difference("Sure", "Tidak", "Ya"),
    ]
    assert 'name="version" value="new"' in str(stale["version"])


def test_a_form_of_the_current_version_differs_from_nothing() -> None:
    assert form(version="new").differences() == []
    assert Sample(initial={"version": "new"}).differences() == []


def asked() -> tuple[HttpRequest, list[str]]:
    """Return a request and what the person has been told on it so far."""
    request = RequestFactory().post("/")
    told: list[str] = []

    class Told:
        def add(self, _level: int, message: str, _tags: str) -> None:
            told.append(message)

    request._messages = Told()  # type: ignore[attr-defined]
    return request, told


def test_attempt_tells_that_an_act_is_done_or_why_it_is_refused() -> None:
    def refuse() -> None:
        raise AtHour

    request, told = asked()

    assert (attempt(request, lambda: None, "Done."), attempt(request, refuse, "Done.")) == (True, False)
    assert told == ["Done.", "Not at this hour."]
