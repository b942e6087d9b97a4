"""A ZIP file that is sent while it is written, so that no size of it fills the memory."""

import shutil
import zipfile
from collections.abc import Iterable, Iterator
from io import RawIOBase
from pathlib import Path

_CHUNK = 1024 * 1024


class _Passage(RawIOBase):
    """Takes what is written and gives it on."""

    def __init__(self) -> None:
        self._held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        content = bytes(data)  # type: ignore[call-overload]
        self._held += content
        return len(content)

    def taken(self) -> bytes:
        content, self._held = bytes(self._held), bytearray()
        return content


def zipped(parts: Iterable[tuple[str, Path | bytes]]) -> Iterator[bytes]:
    """Yield a ZIP file that holds each part, a file or its content, under its name."""
    passage = _Passage()
    with zipfile.ZipFile(passage, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts:
            if isinstance(part, bytes):
                archive.writestr(name, part)
            else:
                # A recording is as small as it gets: it keeps its bytes, and the hour it was taken in.
                told = zipfile.ZipInfo.from_file(part, name)
                with part.open("rb") as source, archive.open(told, "w", force_zip64=True) as target:
                    shutil.copyfileobj(source, target, _CHUNK)
            yield passage.taken()
    yield passage.taken()
