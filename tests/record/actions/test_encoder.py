from pathlib import Path

from rembuk.record.actions import encoder


def nothing() -> None:
    """Give no sign of life."""


def test_what_is_no_recording_gives_no_file(tmp_path: Path) -> None:
    broken, target = tmp_path / "rusak.mp4", tmp_path / "hasil.mp4"
    broken.write_bytes(b"bukan gambar")

    assert encoder.clean_copy(broken, target, nothing) is None
    assert encoder.sound_alone(broken, target, nothing) is False
    assert encoder.joined([tmp_path / "tidak-ada.m3u8"], target, nothing) is False


def test_a_list_that_leads_elsewhere_is_not_followed(tmp_path: Path) -> None:
    lead = tmp_path / "kept.m3u8"
    lead.write_text("#EXTM3U\n#EXTINF:2,\nhttp://127.0.0.1:9/000000.ts\n#EXT-X-ENDLIST\n", encoding="utf-8")

    assert encoder.joined([lead], tmp_path / "hasil.mp4", nothing) is False
