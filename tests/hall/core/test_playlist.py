from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rembuk.hall.core.playlist import Playlist, Segment, between, read, write

NOON = datetime(2026, 11, 25, 5, tzinfo=UTC)

# As ffmpeg leaves it when its third run has appended to what the first two made.
LEFT = """#EXTM3U
#EXT-X-VERSION:6
#EXT-X-TARGETDURATION:4
#EXT-X-MEDIA-SEQUENCE:7
#EXT-X-INDEPENDENT-SEGMENTS
#EXTINF:4.000000,
#EXT-X-PROGRAM-DATE-TIME:2026-11-25T05:00:00.000+0000
360-0001-000007.ts
#EXT-X-DISCONTINUITY
#EXTINF:2.500000,
360-0002-000008.ts
"""


def test_a_playlist_is_read_as_it_was_left() -> None:
    assert read(LEFT) == Playlist(
        first=7,
        segments=[Segment("360-0001-000007.ts", 4.0, NOON), Segment("360-0002-000008.ts", 2.5)],
    )


def test_seams_are_marked_and_those_that_left_the_list_are_counted() -> None:
    assert write(read(LEFT)).splitlines() == [
        "#EXTM3U",
        "#EXT-X-VERSION:6",
        "#EXT-X-TARGETDURATION:4",
        "#EXT-X-MEDIA-SEQUENCE:7",
        "#EXT-X-DISCONTINUITY-SEQUENCE:1",
        "#EXT-X-INDEPENDENT-SEGMENTS",
        "#EXTINF:4.000,",
        "#EXT-X-PROGRAM-DATE-TIME:2026-11-25T05:00:00.000+00:00",
        "360-0001-000007.ts",
        "#EXT-X-DISCONTINUITY",
        "#EXTINF:2.500,",
        "360-0002-000008.ts",
    ]


def test_a_run_that_left_nothing_counts_as_a_seam_too() -> None:
    gap = Playlist(0, [Segment("suara-0000-000000.ts", 4.0), Segment("suara-0002-000001.ts", 4.0)])

    assert write(gap).count("#EXT-X-DISCONTINUITY\n") == 2


def test_the_last_line_of_a_stream_that_is_over_says_so() -> None:
    assert write(Playlist(0, [], ended=True)).endswith("#EXT-X-ENDLIST\n")
    assert read(write(Playlist(0, [], ended=True))).ended is True


def test_a_list_cut_short_loses_its_last_segment_alone() -> None:
    assert [segment.name for segment in read(LEFT[:-19]).segments] == ["360-0001-000007.ts"]


@given(st.lists(st.tuples(st.integers(0, 9_999), st.floats(0.01, 30))), st.integers(0, 10**6))
def test_the_seam_that_a_segment_stands_behind_never_depends_on_what_left_the_list(
    made: list[tuple[int, float]], first: int
) -> None:
    segments = [
        Segment(f"360-{run:04d}-{place:06d}.ts", round(seconds, 3))
        for place, (run, seconds) in enumerate(sorted(made))
    ]
    for gone in range(len(segments)):
        text = write(Playlist(first, segments[gone:]))
        counted = int(text.split("DISCONTINUITY-SEQUENCE:")[1].split("\n")[0])

        assert counted + text.count("#EXT-X-DISCONTINUITY\n") == segments[-1].run
        assert read(text) == Playlist(first, segments[gone:])


@given(st.text())
def test_no_file_is_too_broken_to_read(text: str) -> None:
    assert isinstance(read(text), Playlist)
    assert isinstance(read(LEFT + text), Playlist)


def test_what_was_recorded_before_or_after_a_time_is_left_out() -> None:
    pieces = [Segment(f"{place}.ts", 2.0, NOON + timedelta(seconds=2 * place)) for place in range(6)]
    pieces.insert(3, Segment("unknown.ts", 2.0))

    found = between(pieces, NOON + timedelta(seconds=4), NOON + timedelta(seconds=8))

    assert [each.name for each in found] == ["2.ts", "3.ts"]
    assert between(pieces, NOON + timedelta(seconds=3), NOON + timedelta(seconds=5))[0].name == "1.ts"
