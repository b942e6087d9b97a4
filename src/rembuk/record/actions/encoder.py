"""What the packaged ffmpeg does with recordings: joining them, copying them clean, taking their sound out."""

import re
import subprocess
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import imageio_ffmpeg

_SOUND = ("-vn", "-ac", "1", "-ar", "24000", "-c:a", "aac", "-b:a", "32k")
"""Speech on a weak line: one channel, 32 kbit a second, some 15 MB an hour."""

_DURATION = re.compile(r"Duration: (\d+):(\d\d):(\d\d)")
_LOOK_IN = 5.0
"""Seconds between two signs of life of the worker while it waits."""

Beat = Callable[[], object]
"""Called every few seconds, so that the worker is seen to live."""


def joined(lists: Iterable[Path], target: Path, beat: Beat) -> bool:
    """Join recordings, each given by its playlist, into one file as they are; say whether that went well."""
    # In single quotes ffmpeg takes every sign as it is, but for the quote itself.
    names = (str(each).replace("'", r"'\''") for each in lists)
    source = "ffconcat version 1.0\n" + "".join(f"file 'file:{name}'\n" for name in names)
    options = ["-f", "concat", "-safe", "0", "-i", "pipe:0", "-map", "0:v:0", "-map", "0:a:0", "-c", "copy"]
    return _run([*options, str(target)], beat, stdin=source) is not None


def clean_copy(source: Path, target: Path, beat: Beat) -> int | None:
    """Copy a recording without its metadata, its index first; return its length in seconds, or None."""
    start = ["-movflags", "+faststart"] if source.suffix in {".mp4", ".m4a"} else []
    told = _run(
        [
            "-i", str(source), "-map", "0:v:0?", "-map", "0:a:0?", "-c", "copy", "-map_metadata", "-1",
            "-map_chapters", "-1", "-fflags", "+bitexact", *start, str(target),
        ],
        beat,
    )  # fmt: skip
    length = _DURATION.search(told or "")
    if length is None or not target.exists():
        return None
    return int(length[1]) * 3600 + int(length[2]) * 60 + int(length[3])


def sound_alone(source: Path, target: Path, beat: Beat) -> bool:
    """Make a small file of a recording's sound; say whether it has any."""
    return _run(["-i", str(source), *_SOUND, "-movflags", "+faststart", str(target)], beat) is not None


def _run(options: Sequence[str], beat: Beat, *, stdin: str = "") -> str | None:
    """Run the encoder; return what it told, or None if it failed."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-nostats", "-y", *options]
    # Only files of this machine: a playlist that came as a recording must not fetch anything.
    command[1:1] = ["-protocol_whitelist", "file,pipe,fd" if stdin else "file"]
    with subprocess.Popen(  # noqa: S603 - the packaged encoder, on paths of our own making
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as encoder:
        given: str | None = stdin
        while True:
            try:
                _out, told = encoder.communicate(given, timeout=_LOOK_IN)
            except subprocess.TimeoutExpired:
                given = None
                beat()
            else:
                return told if encoder.returncode == 0 else None
