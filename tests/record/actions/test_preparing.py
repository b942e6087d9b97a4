import subprocess
from pathlib import Path

import imageio_ffmpeg
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from rembuk.record import actions
from rembuk.record.models import Medium
from rembuk.record.queries.media import path_of
from tests import logbook
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = sample.OPENING


def generated(target: Path, *, picture: bool) -> bytes:
    """Make three seconds of a tone, if wanted with a picture, that tell where they were taken."""
    sources = ["-f", "lavfi", "-i", "sine=frequency=300:duration=3"]
    if picture:
        sources += ["-f", "lavfi", "-i", "testsrc=size=160x90:rate=5:duration=3", "-pix_fmt", "yuv420p"]
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-y", "-v", "error", *sources]
    subprocess.run([*command, "-metadata", "title=RUMAH CONTOH", str(target)], check=True)
    return target.read_bytes()


def add(talk: Talk, content: bytes) -> Medium:
    file = SimpleUploadedFile("rekaman", content)
    return actions.add_medium(by=sample.officer(), talk=talk, file=file, title="", person=None, now=NOW)


def prepare() -> Medium | None:
    return actions.prepare_next(now=NOW, beat=lambda: None)


def test_a_video_comes_out_clean_and_gives_its_sound(tmp_path: Path) -> None:
    content = generated(tmp_path / "v.mp4", picture=True)
    assert b"RUMAH CONTOH" in content
    talk = sample.talk(State.HELD)
    add(talk, content)

    prepare()

    video, sound = talk.media.get(kind="video"), talk.media.get(kind="sound")
    assert (video.state, video.seconds, sound.state, sound.seconds) == ("ready", 3, "ready", 3)
    for medium in (video, sound):
        kept = path_of(medium).read_bytes()
        assert len(kept) == medium.size
        assert b"RUMAH CONTOH" not in kept
        assert kept.index(b"moov") < kept.index(b"mdat")
    assert logbook.last().by == "worker"
    assert prepare() is None


def test_a_large_sound_gives_way_to_a_small_one(
    tmp_path: Path, django_capture_on_commit_callbacks: pytest.FixtureRequest
) -> None:
    content = generated(tmp_path / "s.wav", picture=False)
    talk = sample.talk(State.HELD)
    before = path_of(add(talk, content))

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        prepare()

    sound = talk.media.get()
    assert (sound.type, sound.seconds, sound.name) == ("audio/mp4", 3, "sound.m4a")
    assert sound.size < len(content) / 4
    assert (before.exists(), path_of(sound).exists()) == (False, True)


def test_what_only_looks_like_a_recording_is_marked_and_kept() -> None:
    talk = sample.talk(State.HELD)
    medium = add(talk, b"ID3\x04" + b"bukan suara" * 100)

    prepare()

    medium.refresh_from_db()
    assert (medium.state, path_of(medium).exists(), logbook.last().kind) == ("failed", True, "medium.failed")


def test_a_playlist_that_came_as_a_recording_fetches_nothing() -> None:
    talk = sample.talk(State.HELD)
    add(talk, b"ID3\x04\n#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/x.ts\n")

    prepare()

    assert talk.media.get().state == "failed"
