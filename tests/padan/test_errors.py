from padan.errors import BadInput


def test_what_went_wrong_is_one_line() -> None:
    assert str(BadInput("row 3:\n  a cell\tis broken")) == "row 3: a cell is broken"
