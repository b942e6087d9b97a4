import pyarrow as pa
import pytest

from padan.reading.repair import number_of, repaired


@pytest.mark.parametrize(
    ("text", "digits", "kind"),
    [
        ("'3574014101700001", "3574014101700001", "apostrophe"),
        ('="3574014101700001"', "3574014101700001", "apostrophe"),
        ("3.57401410170000E+15", "3574014101700000", "scientific"),
        ("3,57401410170000e15", "3574014101700000", "scientific"),
        ("3.574E+15", "3.574E+15", "scientific"),
        ("1.5E+999999999", "1.5E+999999999", "scientific"),
        ("TIDAK ADA", "TIDAK ADA", None),
    ],
)
def test_number_of(text: str, digits: str, kind: str | None) -> None:
    assert number_of(text) == (digits, kind)


def test_only_damaged_cells_change_and_each_is_named() -> None:
    columns = {
        "nik": pa.array(["3574014101700001", "'3574014101700002", None, "3.574E+15"]),
        "birthdate": pa.array(["1071970", "25934", "01071970", None]),
    }

    fixed, damage = repaired(columns, pa.array([2, 3, 5, 8], pa.int64()))

    assert fixed["nik"].to_pylist() == ["3574014101700001", "3574014101700002", None, "3.574E+15"]
    assert [tuple(cell.values()) for cell in damage.to_pylist()] == [
        (3, "nik", "apostrophe"),
        (8, "nik", "scientific"),
        (2, "birthdate", "zero"),
        (3, "birthdate", "serial"),
    ]
