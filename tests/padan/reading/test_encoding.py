import pytest

from padan.errors import BadInput
from padan.reading.encoding import decode


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_of_one_encoding_is_read_whole(encoding: str) -> None:
    assert decode("NIK;NAMA\r\n1;JOSÉ\r2;ṬOLA'\n".encode(encoding)) == ("NIK;NAMA\n1;JOSÉ\n2;ṬOLA'\n", ())


def test_rows_of_another_encoding_are_read_and_told() -> None:
    text, notes = decode("JOSÉ\n".encode() + "JOSÉ\n".encode("cp1252"))

    assert text == "JOSÉ\nJOSÉ\n"
    assert len(notes) == 1


def test_a_byte_that_no_encoding_has_is_marked() -> None:
    assert decode(b"JOS\x81\n")[0] == "JOS�\n"


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(BadInput, match="no text file"):
        decode(b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00")
