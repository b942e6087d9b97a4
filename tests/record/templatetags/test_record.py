from django.utils.translation import override

from rembuk.record.templatetags.record import length, seconds, signed, size, tape_time


def test_sizes_are_told_as_people_say_them() -> None:
    with override("id"):
        assert [size(n) for n in (12, 340 * 1024, 15 * 1024**2 + 600_000, 2 * 1024**3)] == [
            "12 B",
            "340 KB",
            "15,6 MB",
            "2 GB",
        ]
    with override("en"):
        assert size(15 * 1024**2 + 600_000) == "15.6 MB"


def test_times_of_a_recording_are_told_as_players_do() -> None:
    assert (tape_time(3_723_000), seconds(3_723_999)) == ("1:02:03", 3723)
    assert [length(10), length(5_400)] == ["1 menit", "90 menit"]


def test_a_change_is_told_with_its_sign() -> None:
    assert [signed(points) for points in (50, -3)] == ["+50", "−3"]
