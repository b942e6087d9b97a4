import json
from datetime import date, time

import pytest
from django.template import Context, Template
from django.utils.translation import override

from rembuk.ui.icons import ICONS
from rembuk.ui.templatetags import ui


def test_a_day_is_written_in_the_language_of_the_page() -> None:
    with override("id"):
        assert ui.day(date(2026, 11, 26)) == "Kamis, 26 November 2026"
        assert ui.short_day(date(2021, 5, 1)) == "1 Mei 2021"
    with override("en"):
        assert ui.day(date(2026, 11, 26)) == "Thursday, 26 November 2026"


def test_a_clock_has_a_dot_in_indonesian_and_a_colon_in_english() -> None:
    with override("id"):
        assert ui.clock(time(9, 5)) == "09.05"
    with override("en"):
        assert ui.clock(time(9, 5)) == "09:05"


@pytest.mark.parametrize(
    ("name", "said"), [("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT")]
)
def test_a_zone_is_named_as_people_say_it(name: str, said: str) -> None:
    assert ui.zone(date(2026, 11, 26), name) == said


def test_a_date_box_carries_its_month_and_stays_silent_to_listeners() -> None:
    with override("id"):
        assert ui.date_box(date(2026, 12, 9)) == (
            '<span class="box date" aria-hidden="true">9<small>Des</small></span>'
        )


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Contoh Satu", "CS"),
        ("Dr. Contoh Dua Tiga, S.H., M.H.", "CT"),
        ("H. Contoh", "C"),
        ("Contoh", "C"),
        ("", ""),
    ],
)
def test_initials_leave_titles_out(name: str, letters: str) -> None:
    assert ui.initials(name) == letters


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A dan B"),
        (["A", "B", "C"], "A, B, dan C"),
        (["<b>", "B"], "&lt;b&gt; dan B"),
    ],
)
def test_names_are_joined_as_a_sentence_does(names: list[str], said: str) -> None:
    with override("id"):
        assert ui.listed(names) == said


def test_every_icon_is_drawn_hidden_from_listeners() -> None:
    for name in ICONS:
        assert ui.icon(name).startswith(f'<svg class="i i-{name}" viewBox="0 0 24 24" aria-hidden="true">')


def test_an_unknown_icon_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        ui.icon("fist")


def test_facts_for_machines_cannot_end_their_element() -> None:
    facts: dict[str, object] = {"name": "</script><script>alert(1)</script> & <!--"}
    element = ui.linked_data(facts)

    assert element.count("<") == 2
    assert (
        json.loads(element.removeprefix('<script type="application/ld+json">').removesuffix("</script>"))
        == facts
    )


def test_a_part_is_drawn_from_its_facts_alone_once_for_each_language() -> None:
    ui.draw.cache_clear()
    page = Template('{% load ui %}{% drawn "ui/empty.html" text=text %}')

    def said(text: str, language: str) -> str:
        with override(language):
            return page.render(Context({"text": text, "url": "not for this part"}))

    first = [said("<b>", "id"), said("<b>", "id"), said("Lain", "id"), said("<b>", "en")]

    assert ["&lt;b&gt;" in each for each in first] == [True, True, False, True]
    assert not any("not for this part" in each for each in first)
    assert (ui.draw.cache_info().hits, ui.draw.cache_info().misses) == (1, 3)


def test_a_number_of_order_stays_on_one_line_and_what_stands_around_it_is_escaped() -> None:
    assert ui.unbroken("Talk <b> edisi ke-1: anak-anak, Ke-12, tanke-2") == (
        'Talk &lt;b&gt; edisi <span class="nowrap">ke-1</span>: anak-anak, '
        '<span class="nowrap">Ke-12</span>, tanke-2'
    )
