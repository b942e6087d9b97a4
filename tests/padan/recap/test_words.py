from padan.recap import Line, check
from padan.recap.words import failure, figure, number, table

KAB = Line("x", "Kab. Probolinggo", "", {"start": 870_156, "new": 40_107, "end": 910_323})


def test_a_failure_says_both_sides_of_the_sum() -> None:
    (found,) = check([KAB])

    assert failure(found, "id") == (
        "Kab. Probolinggo: awal 870.156 + baru 40.107 = 910.263; tertulis akhir 910.323, selisih +60"
    )
    assert failure(found, "en") == (
        "Kab. Probolinggo: start 870,156 + new 40,107 = 910,263; stated end 910,323, difference +60"
    )


def test_many_parts_are_not_all_spelled_out() -> None:
    parts = [Line(f"p{n}", f"p{n}", "x", {"end": 1}) for n in range(20)]

    (found,) = check([Line("x", "x", "", {"end": 21}), *parts])

    assert "+ … (20) = 20; tertulis akhir 21" in failure(found, "id")


def test_names_numbers_and_the_table() -> None:
    assert [figure("end_men", "id"), figure("removed_died", "id"), figure("end_men", "en")] == [
        "akhir L", "TMS meninggal", "end men",
    ]  # fmt: skip
    assert number(1204, "id") == "1.204"
    assert table([KAB], "id").splitlines()[1].split() == ["Kab.", "Probolinggo", "870.156", "40.107", "910.323"]
