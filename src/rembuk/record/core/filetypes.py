"""What a file is, by its content; what its name says counts for nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

HEAD = 64
"""So many bytes from the start tell what a file is."""


class Use(StrEnum):
    """What a file is good for; the values are those of the rows."""

    VIDEO = "video"
    SOUND = "sound"
    MATERIAL = "material"


@dataclass(frozen=True, slots=True)
class FileType:
    """A type of file that is taken in."""

    type: str
    suffix: str
    use: Use
    most: int
    """Bytes that such a file may have."""


GIGABYTE = 1024**3
MOST = 2 * GIGABYTE
"""The largest file of all: three hours of video in good quality."""

_PICTURE = 20 * 1024**2
_DOCUMENT = 100 * 1024**2

MP4 = FileType("video/mp4", "mp4", Use.VIDEO, MOST)
WEBM = FileType("video/webm", "webm", Use.VIDEO, MOST)
M4A = FileType("audio/mp4", "m4a", Use.SOUND, MOST)
MP3 = FileType("audio/mpeg", "mp3", Use.SOUND, MOST)
OGG = FileType("audio/ogg", "ogg", Use.SOUND, MOST)
WAV = FileType("audio/wav", "wav", Use.SOUND, MOST)
PDF = FileType("application/pdf", "pdf", Use.MATERIAL, _DOCUMENT)
JPEG = FileType("image/jpeg", "jpg", Use.MATERIAL, _PICTURE)
PNG = FileType("image/png", "png", Use.MATERIAL, _PICTURE)

TYPES: Mapping[str, FileType] = {each.type: each for each in (MP4, WEBM, M4A, MP3, OGG, WAV, PDF, JPEG, PNG)}


def type_of(head: bytes) -> FileType | None:
    """Return the type of a file from its first bytes, or None if it is of no kind that is taken in."""
    for found, start in ((PDF, b"%PDF-"), (PNG, b"\x89PNG\r\n\x1a\n"), (JPEG, b"\xff\xd8\xff")):
        if head.startswith(start):
            return found
    return _sound_or_video(head)


def _sound_or_video(head: bytes) -> FileType | None:
    if head[4:8] == b"ftyp":
        return M4A if head[8:11] == b"M4A" else MP4
    if head.startswith(b"\x1aE\xdf\xa3"):
        return WEBM
    if head.startswith(b"OggS"):
        return OGG
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return WAV
    is_frame = len(head) > 1 and head[0] == 0xFF and head[1] & 0xE6 in {0xE2, 0xE4, 0xE6}
    return MP3 if head.startswith(b"ID3") or is_frame else None
