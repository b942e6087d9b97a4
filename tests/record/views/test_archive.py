import io
import os
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from rembuk.record.views.archive import zipped


def test_files_and_contents_come_out_as_they_went_in(tmp_path: Path) -> None:
    file = tmp_path / "besar.bin"
    file.write_bytes(bytes(range(256)) * 20_000)
    taken_in = datetime(2026, 11, 25, 12, tzinfo=UTC).timestamp()
    os.utime(file, (taken_in, taken_in))

    chunks = list(zipped([("a.txt", b"isi"), ("b/besar.bin", file)]))

    with zipfile.ZipFile(io.BytesIO(b"".join(chunks))) as archive:
        assert archive.testzip() is None
        assert archive.read("a.txt") == b"isi"
        assert archive.read("b/besar.bin") == file.read_bytes()
        assert archive.getinfo("b/besar.bin").date_time[:3] == (2026, 11, 25)
    assert len(chunks) == 3
