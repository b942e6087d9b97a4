from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rembuk.hall.core.broadcast import LADDER, SOUND, encoder, is_open, listening, receiver, youtube_id
from rembuk.programme.core.talk import State

DAY = date(2026, 11, 25)
VIDEO = "dQw4w9WgX-_"


@pytest.mark.parametrize(
    ("state", "days_before", "expected"),
    [
        (State.LIVE, 0, True),
        (State.LIVE, 40, True),
        (State.ANNOUNCED, 0, True),
        (State.ANNOUNCED, 1, True),
        (State.ANNOUNCED, 2, False),
        (State.ANNOUNCED, -1, False),
        (State.HELD, 0, False),
        (State.DRAFT, 0, False),
        (State.CANCELLED, 0, False),
    ],
)
def test_a_stream_is_listened_for_from_the_day_before_until_the_talk_closes(
    state: State, days_before: int, expected: bool
) -> None:
    assert is_open(state, on=DAY, today=DAY - timedelta(days=days_before)) is expected


def test_sound_alone_costs_fifteen_megabytes_an_hour_and_a_phones_video_ten_times_that() -> None:
    assert SOUND.megabytes_an_hour == 15
    assert [rung.megabytes_an_hour for rung in LADDER] == [735, 180, 85]


def test_the_passphrase_stands_in_no_command_that_others_can_read() -> None:
    assert "rahasia-rahasia" not in " ".join(receiver("ffmpeg", Path("/x")))
    assert listening(9710, "rahasia-rahasia").splitlines()[1:3] == [
        "file 'srt://0.0.0.0:9710?mode=listener'",
        "option passphrase rahasia-rahasia",
    ]


def test_a_new_run_begins_with_the_recording_and_one_after_a_crash_with_its_latest_piece() -> None:
    first = encoder("ffmpeg", Path("/r"), Path("/l"), run=0, from_start=True)
    again = encoder("ffmpeg", Path("/r"), Path("/l"), run=1, from_start=False)

    assert [words[words.index("-live_start_index") + 1] for words in (first, again)] == ["0", "-1"]
    assert [words[words.index("-hls_segment_filename") + 1] for words in (first, again)] == [
        "/l/%v-0000-%06d.ts",
        "/l/%v-0001-%06d.ts",
    ]


@pytest.mark.parametrize(
    "address",
    [
        f"https://www.youtube.com/watch?v={VIDEO}",
        f"https://youtube.com/watch?t=12&v={VIDEO}",
        f"http://m.youtube.com/watch?v={VIDEO}",
        f"https://youtu.be/{VIDEO}?si=contoh",
        f"https://www.youtube.com/live/{VIDEO}?feature=share",
        f"https://www.youtube-nocookie.com/embed/{VIDEO}",
        f"  https://youtube.com/shorts/{VIDEO}  ",
    ],
)
def test_the_video_is_found_in_every_form_of_its_address(address: str) -> None:
    assert youtube_id(address) == VIDEO


@pytest.mark.parametrize(
    "address",
    [
        "",
        VIDEO,
        f"https://example.id/watch?v={VIDEO}",
        f"https://youtube.com.example.id/watch?v={VIDEO}",
        f"javascript://youtube.com/watch?v={VIDEO}",
        "https://youtube.com/watch?v=terlalu-panjang-sekali",
        "https://youtube.com/@contoh",
        "https://youtu.be/",
        "https://[",
        'https://youtu.be/"><script>x',
    ],
)
def test_what_shows_no_video_of_youtube_is_none(address: str) -> None:
    assert youtube_id(address) is None


@given(st.text())
def test_whatever_is_pasted_gives_a_safe_name_or_nothing(address: str) -> None:
    found = youtube_id(f"https://youtu.be/{address}")

    assert found is None or (len(found) == 11 and found.isascii() and not set(found) & set("\"'<>&/? "))
