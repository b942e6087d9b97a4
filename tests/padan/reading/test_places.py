import pyarrow as pa

from padan import regions
from padan.reading.places import coded


def test_a_village_is_told_apart_by_its_district() -> None:
    columns = {
        "district": pa.array(["BANTARAN", "Kec. Tegalsiwalan", None, "Atlantis"]),
        "village": pa.array(["Karanganyar", "Karanganyar", "Karanganyar", "Jati"]),
    }

    found = coded(columns, regions.load())

    assert found["district"].to_pylist() == ["35.13.04", "35.13.20", None, "Atlantis"]
    assert found["village"].to_pylist()[0] == "35.13.04.2010"
    assert found["village"].to_pylist()[2] == "Karanganyar"
