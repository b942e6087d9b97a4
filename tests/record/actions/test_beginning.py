import shutil
import subprocess
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import imageio_ffmpeg
import pytest

from rembuk.hall.core.playlist import Playlist, read, write
from rembuk.hall.models import Caption
from rembuk.hall.queries.broadcast import LAST_WORDS, folder_of
from rembuk.programme.actions.agreements import NotComplete
from rembuk.programme.core.agreement import Subject
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from rembuk.record import actions
from rembuk.record.actions import encoder
from rembuk.record.core.tape import moment_of
from rembuk.record.models import MediumState, Tape
from rembuk.record.queries import media, transcript
from rembuk.record.queries.agreed import STILL_BEGUN
from tests import logbook
from tests.factories import hall, record
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = sample.OPENING
CLOSED = NOW + timedelta(seconds=20)
LATER = CLOSED + LAST_WORDS


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"


@pytest.fixture(scope="module")
def ten_seconds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a receiver leaves of ten seconds: five pieces of a moving picture with a tone, and their list."""
    folder = tmp_path_factory.mktemp("recording")
    command = [
        imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-nostdin",
        "-f", "lavfi", "-i", "testsrc=size=160x90:rate=10:duration=10", "-f", "lavfi", "-i", "sine=duration=10",
        "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "20", "-c:a", "aac",
        "-f", "hls", "-hls_time", "2", "-hls_list_size", "0",
        "-hls_segment_filename", str(folder / "%06d.ts"), str(folder / "index.m3u8"),
    ]  # fmt: skip
    subprocess.run(command, check=True)
    return folder


def held(**changes: Any) -> Talk:
    """Return a talk that ran for twenty seconds, with its room."""
    talk = sample.talk(State.HELD, **changes)
    Talk.objects.filter(pk=talk.pk).update(started_at=NOW, closed_at=CLOSED)
    talk.refresh_from_db()
    hall.room(talk)
    return talk


def streamed(talk: Talk, source: Path, number: int, began_at: datetime) -> None:
    """Leave on the disk what came in over one connection that began at a moment."""
    session = folder_of(talk.pk) / "recording" / f"{number:04d}"
    shutil.copytree(source, session)
    dated, at = [], began_at
    for piece in read((session / "index.m3u8").read_text(encoding="utf-8")).segments:
        dated.append(type(piece)(piece.name, piece.seconds, at))
        at += timedelta(seconds=piece.seconds)
    (session / "index.m3u8").write_text(write(Playlist(0, dated, ended=True)), encoding="utf-8")


def captioned(talk: Talk, second: int, text: str) -> None:
    said = NOW + timedelta(seconds=second)
    Caption.objects.create(room=talk.room, text=text, said_at=said, shows_at=said)


def begin(now: datetime = LATER) -> Talk | None:
    return actions.begin_next(now=now, beat=lambda: None)


def prepare() -> None:
    actions.prepare_next(now=LATER, beat=lambda: None)


def lines(talk: Talk) -> list[tuple[int, str]]:
    return list(talk.lines.values_list("starts", "text"))


def test_the_stream_becomes_one_video_and_a_small_file_of_its_sound(ten_seconds: Path) -> None:
    talk = held()
    streamed(talk, ten_seconds, 0, NOW)

    assert begin() == talk
    prepare()

    video, sound = media.shown(talk)[::-1]
    assert (video.kind, video.seconds, video.type) == ("video", 10, "video/mp4")
    assert (sound.kind, sound.seconds, sound.type) == ("sound", 10, "audio/mp4")
    assert [media.path_of(each).stat().st_size for each in (video, sound)] == [video.size, sound.size]
    assert (video.is_uncut, sound.is_uncut, video.title) == (True, True, "Video bincang")
    assert "Video: h264" in told_of(media.path_of(video))
    assert [each.kind for each in logbook.since(0)] == ["record.begun", "medium.ready", "medium.ready"]
    assert begin() is None


def told_of(path: Path) -> str:
    """Return what ffmpeg tells of a file after it has decoded all of it without a fault."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-xerror", "-i", str(path), "-f", "null", "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stderr


def test_a_line_that_was_cut_gives_one_file_and_words_keep_their_place_in_it(ten_seconds: Path) -> None:
    talk = held()
    # Tried out before the opening, of which two seconds reach into the talk; cut after eight; back at twelve.
    streamed(talk, ten_seconds, 0, NOW - timedelta(seconds=2))
    streamed(talk, ten_seconds, 1, NOW + timedelta(seconds=12))
    for second in (1, 10, 15):
        captioned(talk, second, f"detik {second}")

    begin()
    prepare()

    video = talk.media.get(kind="video")
    told_of(media.path_of(video))
    assert video.seconds == 16
    assert lines(talk) == [(1_000, "detik 1"), (8_000, "detik 10"), (11_000, "detik 15")]
    said = talk.lines.get(text="detik 15")
    assert moment_of(said.starts, transcript.stretches_of(talk, talk.tape)) == NOW + timedelta(seconds=15)
    assert talk.tape.lead == 0


def test_nothing_begins_before_the_last_words_are_over() -> None:
    held()

    assert begin(LATER - timedelta(seconds=1)) is None
    assert Tape.objects.count() == 0


def test_a_record_is_agreed_to_once_it_holds_what_the_room_left(ten_seconds: Path) -> None:
    talk = held()
    record.statement(talk)
    streamed(talk, ten_seconds, 0, NOW)
    with pytest.raises(NotComplete) as refused:
        sample.agree(talk, subject=Subject.RECORD)
    assert refused.value.missing == (STILL_BEGUN,)
    assert talk.agreements.count() == 0

    begin()
    with pytest.raises(NotComplete):
        sample.agree(talk, subject=Subject.RECORD)
    prepare()

    assert sample.agree(talk, subject=Subject.RECORD).state == State.PUBLISHED
    assert [each.kind for each in media.shown(talk)] == ["sound", "video"]


def test_a_room_without_a_stream_leaves_its_captions() -> None:
    talk = held()
    captioned(talk, 3, "Contoh yang diucapkan")

    begin()

    assert (lines(talk), talk.media.count()) == ([(3_000, "Contoh yang diucapkan")], 0)
    assert logbook.last().kind == "record.begun"


def test_what_the_staff_took_in_meanwhile_stays() -> None:
    talk = held()
    captioned(talk, 3, "Contoh yang diucapkan")
    record.line(talk, text="Contoh dari berkas")

    begin()

    assert lines(talk) == [(0, "Contoh dari berkas")]


def test_after_another_close_comes_what_was_said_since_and_the_whole_film(ten_seconds: Path) -> None:
    talk = held()
    streamed(talk, ten_seconds, 0, NOW)
    captioned(talk, 3, "sebelum ditutup")
    begin()
    prepare()
    first = media.path_of(talk.media.get(kind="video"))
    talk.lines.update(text="sudah diperbaiki")
    again = CLOSED + timedelta(minutes=10)
    Talk.objects.filter(pk=talk.pk).update(closed_at=again)
    streamed(talk, ten_seconds, 1, again - timedelta(seconds=10))
    captioned(talk, 615, "sesudah dibuka lagi")

    begin(again + LAST_WORDS)
    prepare()

    assert lines(talk) == [(3_000, "sudah diperbaiki"), (15_000, "sesudah dibuka lagi")]
    assert [(each.kind, each.seconds) for each in talk.media.all()] == [("sound", 20), ("video", 20)]
    assert first != media.path_of(talk.media.get(kind="video"))


def test_a_close_that_is_undone_while_the_film_is_made_leaves_nothing(
    ten_seconds: Path, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    talk = held()
    streamed(talk, ten_seconds, 0, NOW)
    joined = encoder.joined

    def undone(*given: Any) -> bool:
        Talk.objects.filter(pk=talk.pk).update(state=State.LIVE.value, closed_at=None)
        return joined(*given)

    monkeypatch.setattr(encoder, "joined", undone)
    begin()

    assert (talk.media.count(), Tape.objects.count()) == (0, 0)
    assert list((settings.MEDIA_ROOT / "record" / str(talk.pk)).iterdir()) == []


def test_a_stream_that_cannot_be_read_is_said_and_its_pieces_stay() -> None:
    talk = held()
    session = folder_of(talk.pk) / "recording" / "0000"
    session.mkdir(parents=True)
    (session / "000000.ts").write_bytes(b"bukan gambar")
    piece = "#EXTINF:2.0,\n#EXT-X-PROGRAM-DATE-TIME:" + NOW.isoformat() + "\n000000.ts\n"
    (session / "index.m3u8").write_text("#EXTM3U\n" + piece, encoding="utf-8")

    begin()

    assert talk.media.get().state == MediumState.FAILED
    assert actions.clear_streams(now=LATER + timedelta(days=30)) == 0
    assert session.exists()


@pytest.mark.parametrize("state", [State.LIVE, State.PUBLISHED])
def test_a_record_that_is_public_already_is_left_alone(state: State) -> None:
    talk = held()
    captioned(talk, 3, "Contoh yang diucapkan")
    Talk.objects.filter(pk=talk.pk).update(state=state.value)

    assert (begin(), lines(talk)) == (None, [])


def test_a_rehearsal_leaves_no_record() -> None:
    hall.room(held(), rehearsal=True)

    assert begin() is None


def test_pieces_go_a_day_after_the_record_has_them_and_with_their_talk(ten_seconds: Path) -> None:
    done, live = held(), sample.talk(State.LIVE)
    for talk in (done, live):
        streamed(talk, ten_seconds, 0, NOW)
    gone = folder_of(live.pk + 1_000)
    gone.mkdir()
    begin()

    assert actions.clear_streams(now=LATER + timedelta(hours=23)) == 1
    assert folder_of(done.pk).exists()
    assert actions.clear_streams(now=LATER + timedelta(days=1)) == 1
    assert [each.exists() for each in (folder_of(done.pk), folder_of(live.pk), gone)] == [False, True, False]
