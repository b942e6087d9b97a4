from padan.report.document import places_table


def test_a_table_of_places_has_two_names_and_then_figures() -> None:
    table = places_table("Desa", ["Desa", "Kecamatan", "Pemilih"], [["Jati", "Mayangan", "12"]])

    assert (table.figures, table.shares) == (frozenset({2}), (3.0, 3.0, 2.0))
    assert table.rows == (("Jati", "Mayangan", "12"),)
