import pytest

from rembuk.record.core import filetypes
from rembuk.record.core.filetypes import FileType, type_of


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\x00\x00\x00 ftypisom\x00", filetypes.MP4),
        (b"\x00\x00\x00\x1cftypM4A \x00", filetypes.M4A),
        (b"\x1aE\xdf\xa3\x01", filetypes.WEBM),
        (b"ID3\x04", filetypes.MP3),
        (b"\xff\xfb\x90\x64", filetypes.MP3),
        (b"OggS\x00", filetypes.OGG),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", filetypes.WAV),
        (b"%PDF-1.7", filetypes.PDF),
        (b"\xff\xd8\xff\xe0", filetypes.JPEG),
        (b"\x89PNG\r\n\x1a\n", filetypes.PNG),
    ],
)
def test_a_file_is_what_it_holds(head: bytes, kind: FileType) -> None:
    assert type_of(head) is kind


@pytest.mark.parametrize(
    "head",
    [b"", b"MZ\x90", b"<svg xmlns=", b"<!doctype html>", b"PK\x03\x04", b"RIFF\x24\x00\x00\x00WEBP", b"\xff"],
)
def test_what_is_not_taken_in_has_no_type(head: bytes) -> None:
    assert type_of(head) is None
