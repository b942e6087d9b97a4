from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rembuk.record.core.captions import Cue, Fault, Unreadable, attributed, clock, read, txt, vtt

WEBVTT = """WEBVTT

1
00:00:03.000 --> 00:00:05.000
<v Contoh Dua>Terima kasih &amp; <i>salam</i>.

00:00:01.000 --> 00:00:02.500 align:start
Selamat siang.
"""
SRT = """1
00:00:01,000 --> 00:00:02,500
Selamat siang.

2
00:00:03,000 --> 00:00:05,000
Terima kasih.
"""


def test_webvtt_comes_in_by_its_times_with_speakers_and_without_markup() -> None:
    assert read(WEBVTT) == [
        Cue(1000, 2500, "", "Selamat siang."),
        Cue(3000, 5000, "Contoh Dua", "Terima kasih & salam."),
    ]


@pytest.mark.parametrize("source", [SRT, "\ufeff" + SRT, SRT.replace("\n", "\r\n"), SRT.replace("\n", "\r")])
def test_srt_comes_in_whatever_ends_its_lines(source: str) -> None:
    assert read(source) == [Cue(1000, 2500, "", "Selamat siang."), Cue(3000, 5000, "", "Terima kasih.")]


@pytest.mark.parametrize(
    ("source", "fault", "line"),
    [
        ("", Fault.NO_CAPTIONS, 0),
        ("Bukan takarir", Fault.NO_CAPTIONS, 0),
        ("WEBVTT\n\n", Fault.NO_CAPTIONS, 0),
        ("\x00\x01PNG", Fault.NO_CAPTIONS, 0),
        ("WEBVTT\n\n00:00:01.000 --> 00:0\nHilang\n\n00:00:03.000 --> 00:00:04.000\nAda", Fault.TIME, 3),
        ("1\n00:00:01,000 -> 00:00:02,000\nHilang\n\n2\n00:00:03,000 --> 00:00:04,000\nAda", Fault.TIME, 2),
        ("WEBVTT\n\n00:99:05.000 --> 00:99:06.000\nHilang", Fault.TIME, 3),
        ("WEBVTT\n\n00:00:05.000 --> 00:00:02.000\nMundur", Fault.BACKWARDS, 3),
        ("WEBVTT\n\n25:00:00.000 --> 25:00:01.000\nKemudian", Fault.TOO_LATE, 3),
    ],
)
def test_a_broken_file_is_refused_with_its_line(source: str, fault: Fault, line: int) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(source)

    assert (refusal.value.fault, refusal.value.line) == (fault, line)


def test_lines_that_automatic_captions_roll_up_stand_once() -> None:
    rolling = (
        "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nsatu\n\n00:00:02.000 --> 00:00:04.000\nsatu\ndua\n\n"
        "00:00:04.000 --> 00:00:06.000\ndua\n\n00:00:09.000 --> 00:00:10.000\ndua\n"
    )

    assert [(cue.starts, cue.text) for cue in read(rolling)] == [(0, "satu"), (2000, "dua"), (9000, "dua")]


def test_a_speaker_is_taken_out_of_the_words_only_where_the_name_is_known() -> None:
    cue = Cue(0, 1, "", "CONTOH SATU: Selamat siang.")

    assert attributed(cue, ["Contoh Satu"]) == Cue(0, 1, "CONTOH SATU", "Selamat siang.")
    assert attributed(cue, ["Contoh Dua"]) == cue
    assert attributed(replace(cue, speaker="Pembawa acara"), ["Contoh Satu"]).text == cue.text


def test_an_arrow_among_words_is_no_time() -> None:
    assert read("WEBVTT\n\n00:01.000 --> 00:02.000\nDari 2019 -> 2024, 10.000 -> 12.000 pemilih") == [
        Cue(1000, 2000, "", "Dari 2019 -> 2024, 10.000 -> 12.000 pemilih")
    ]


def test_a_text_to_read_has_a_paragraph_a_speaker() -> None:
    cues = [Cue(0, 1, "A", "satu"), Cue(2000, 3, "A", "dua"), Cue(3_723_000, 4, "", "tiga")]

    assert txt(cues) == "[0:00] A: satu dua\n\n[1:02:03] tiga\n"
    assert txt([]) == ""


def test_a_clock_shows_hours_only_when_there_are_some() -> None:
    assert [clock(0), clock(65_999), clock(3_600_000)] == ["0:00", "1:05", "1:00:00"]


texts = st.text(st.characters(exclude_categories=("C", "Z")) | st.just(" "), min_size=1, max_size=30).map(
    lambda text: " ".join(text.split())
)


@given(
    st.lists(
        st.tuples(st.integers(0, 9 * 10**6), st.integers(0, 10**5), texts.filter(bool), texts),
        min_size=1,
        max_size=8,
    )
)
@example([(0, 1, "0", "0-"), (0, 1, "0", "Contoh --")])
def test_what_is_written_reads_back(given_cues: list[tuple[int, int, str, str]]) -> None:
    # Far apart and each with its number, so that none repeats the one before as a rolling display would.
    cues = [
        Cue(number * 10**7 + starts, number * 10**7 + starts + length, speaker, f"{number} {text}")
        for number, (starts, length, text, speaker) in enumerate(given_cues)
    ]

    assert read(vtt(cues)) == cues
