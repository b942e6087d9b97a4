from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rembuk.programme.core.talkfile.document import BadFile, StatementPart
from rembuk.programme.core.talkfile.reading import read

FIRST_TALK = (Path(__file__).resolve().parents[4] / "data" / "first-talk.toml").read_text(encoding="utf-8")
TODAY = date(2026, 11, 24)


def refusal(source: str) -> str:
    with pytest.raises(BadFile) as refused:
        read(source, today=TODAY)
    return str(refused.value)


def test_the_first_talk_is_read_as_it_stands() -> None:
    document = read(FIRST_TALK, today=TODAY)

    assert document.programme.partners == ("kpu-kota", "kpu-kab", "bawaslu-kota", "bawaslu-kab")
    assert [person.name for person in document.people] == [
        "Ahmad Hudri",
        "Lukman Hakim",
        "Azam Fikri",
        "Fathul Qorib",
        "Imam Sucahyo",
        "Radfan Faisal",
    ]
    assert [(item.kind, item.moderator, len(item.people)) for item in document.talks[0].rundown] == [
        ("remarks", "", 1),
        ("core", "faisal", 5),
        ("core", "faisal", 5),
        ("closing", "", 1),
    ]
    assert [(said.person, said.kind) for said in document.talks[0].statements] == [
        ("hudri", "remark"),
        ("fikri", "closing"),
    ]


@pytest.mark.parametrize(
    ("change", "to", "line"),
    [
        ('slug = "kpu', 'slogan = "kpu', "programme.slug: is missing"),
        ("number = 1", "number = 1\ntittle = 1", "talks[1].tittle: unknown key, did you mean “title”?"),
        ("[programme]", "colour = 1\n[programme]", "colour: unknown key"),
        (
            'moderator = "faisal"',
            'moderator = "fasal"',
            "talks[1].rundown[2].moderator: unknown person “fasal”",
        ),
        ('["fikri"]', '["fikry"]', "talks[1].rundown[4].people[1]: unknown person “fikry”"),
        ('host = "kpu-kota"', 'host = "kpu"', "talks[1].host: unknown institution “kpu”"),
        ('host = "kpu-kota"', 'host = "upm"', "talks[1].host: “upm” is no partner of the programme"),
        ('mode = "luring"', 'mode = "hybrid"', "talks[1].mode: “hybrid” is none of: luring, daring, hibrida"),
        ("number = 1", 'number = "1"', "talks[1].number: must be a whole number from 1 to 2147483647"),
        ("number = 1", "number = true", "talks[1].number: must be a whole number from 1 to 2147483647"),
        ("2021-06-30 ", '"30 Juni" ', "talks[1].date: must be a date without quotes, such as 2021-06-30"),
        (
            "2021-06-30 ",
            "2021-06-30T10:00:00 ",
            "talks[1].date: must be a date without quotes, such as 2021-06-30",
        ),
        (
            'venue = "Aula KPU Kota Probolinggo"',
            "",
            "talks[1].venue: is missing; only a talk held online (daring) has none",
        ),
        ('"KPU-Bawaslu Talk"', '""', "programme.name: is empty"),
        ('"KPU-Bawaslu Talk"', f'"{"x" * 201}"', "programme.name: has 201 characters; at most 200 fit"),
        (
            '"KPU-Bawaslu Talk"',
            '"KPU\\u202eTalk"',
            "programme.name: holds a line break or another invisible control character",
        ),
        ('"Asia/Jakarta"', '"Asia/../Jakarta"', "programme.timezone: unknown time zone “Asia/../Jakarta”"),
        (
            "FREQ=WEEKLY",
            "FREQ=OFTEN",
            "programme.cadence: “FREQ=OFTEN;INTERVAL=2” is no rule of RFC 5545 that ever names a day",
        ),
        ('key = "upm"', 'key = "kpu-kab"', "institutions[5].key: “kpu-kab” stands here twice"),
        ("open_to_others = true", 'open_to_others = "yes"', "programme.open_to_others: must be true or false"),
        ('tags = ["Umum"]', 'tags = "Umum"', "talks[1].tags: must be a list"),
        (
            "number = 1",
            'number = 1\nstate = "held"\nstarts = 13:00:00\nends = 12:00:00',
            "talks[1].ends: is not later than starts",
        ),
        (
            "number = 1",
            'number = 1\nstate = "cancelled"',
            "talks[1].reason: is missing; people may read why the talk is cancelled",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(change: str, to: str, line: str) -> None:
    assert change in FIRST_TALK

    assert refusal(FIRST_TALK.replace(change, to, 1)) == line


@pytest.mark.parametrize("day", ["2021-02-30", "2021-13-01", "2021-06-3"])
def test_a_day_that_the_calendar_does_not_have_is_refused_in_one_line(day: str) -> None:
    message = refusal(FIRST_TALK.replace("2021-06-30 ", f"{day} ", 1))

    assert message.startswith("not readable as TOML: ")
    assert "\n" not in message


def test_a_talk_in_the_future_cannot_have_been_held() -> None:
    source = FIRST_TALK.replace("2021-06-30 ", "2027-06-30 ", 1).replace(
        "number = 1", 'number = 1\nstate = "held"', 1
    )

    assert refusal(source) == "talks[1].date: is in the future, so the talk cannot be held"


def test_a_commitment_belongs_to_the_body_of_the_position_held_that_day() -> None:
    promise = """
[[talks.statements]]
person = "sucahyo"
kind = "commitment"
text = "Contoh janji"
due = 2021-07-14
"""

    assert read(FIRST_TALK + promise, today=TODAY).talks[0].statements[-1] == StatementPart(
        person="sucahyo",
        kind="commitment",
        text="Contoh janji",
        due=date(2021, 7, 14),
        institution="upm",
        state="open",
    )


def test_only_a_commitment_has_a_due_date() -> None:
    source = FIRST_TALK.replace('kind = "remark"', 'kind = "remark"\ndue = 2021-07-14', 1)

    assert refusal(source) == "talks[1].statements[1].due: unknown key"


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused_in_one_line(source: str) -> None:
    assert "\n" not in refusal(source)


@given(
    st.integers(0, len(FIRST_TALK) - 1),
    st.integers(1, 40),
    st.sampled_from(["", "=", "1", '"', "]]", "\x00", "🗳"]),
)
def test_a_damaged_file_is_read_or_refused_in_one_line(start: int, length: int, patch: str) -> None:
    damaged = FIRST_TALK[:start] + patch + FIRST_TALK[start + length :]
    try:
        read(damaged, today=TODAY)
    except BadFile as refused:
        assert "\n" not in str(refused)  # noqa: PT017 - either way is right, as long as it is one line
