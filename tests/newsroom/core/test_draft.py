import pytest

from rembuk.newsroom.core.draft import joined, opened_small, without_stop


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Kiat setiap lembaga", "kiat setiap lembaga"),
        ("KPU dan Bawaslu", "KPU dan Bawaslu"),
        ("Probolinggo menjadi contoh", "Probolinggo menjadi contoh"),
        ("Tola' Ediy hadir", "Tola' Ediy hadir"),
        ("2024 menjadi tahun pemilihan", "2024 menjadi tahun pemilihan"),
        ("", ""),
    ],
)
def test_a_text_inside_a_sentence_begins_small_unless_it_begins_with_a_name(text: str, inside: str) -> None:
    assert opened_small(text, keep=frozenset({"Probolinggo", "Tola"})) == inside


def test_a_list_has_its_and_before_the_last() -> None:
    lists = (["satu"], ["satu", "dua"], ["satu", "dua", "tiga"])

    assert [joined(parts, "dan") for parts in lists] == ["satu", "satu dan dua", "satu, dua, dan tiga"]


def test_a_text_that_goes_on_loses_its_full_stop_and_no_other_sign() -> None:
    assert [without_stop(text) for text in ("Selesai. ", "Selesai?", "S.H.")] == ["Selesai", "Selesai?", "S.H"]
