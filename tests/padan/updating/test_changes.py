import pyarrow as pa
import pytest

from padan.errors import BadInput
from padan.updating.changes import Kind, kind, kinds


def test_kinds_are_read_from_codes_and_words() -> None:
    remarks = pa.chunked_array([["B", "u", " Meninggal ", "4", "TNI", "purna polri", "hilang", None]])

    assert kinds(remarks, told=Kind.NEW) == [
        *(Kind.NEW, Kind.CHANGED, Kind.DIED, Kind.MOVED, Kind.SERVICE, Kind.RETURNED, Kind.UNTOLD, Kind.NEW),
    ]
    assert kinds(pa.chunked_array([[None]], pa.string())) == [Kind.UNTOLD]


def test_an_unknown_kind_is_refused_with_those_there_are() -> None:
    assert kind("died") is Kind.DIED
    with pytest.raises(BadInput, match="there are new, changed, died, moved, service, returned"):
        kind("lost")
