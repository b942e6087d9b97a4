"""A talk's own stream: what is listened for, what is made of it, and the commands of ffmpeg that do it.

Two processes share the work, so that the heavy one may die without a word of the talk being lost. The receiver
takes the stream in over SRT and writes it to disk as it came, in pieces of two seconds: that is the recording.
The encoder reads those pieces and makes the rungs that people watch and hear.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, urlsplit

from rembuk.programme.core.talk import State


class StreamSource(StrEnum):
    """Where sound and picture of a talk come from."""

    NONE = ""
    OWN = "own"
    YOUTUBE = "youtube"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Rung:
    """One way to follow the stream: its name, its height in lines (None: sound alone), bits a second."""

    name: str
    height: int | None
    bits: int

    @property
    def megabytes_an_hour(self) -> int:
        """What an hour costs, sound and container included, rounded up to five."""
        carried = (self.bits + SOUND_BITS if self.height else self.bits) * 1.07 * 3600 / 8 / 1_000_000
        return -(-int(carried) // 5) * 5


SOUND_BITS: Final = 28_000
SOUND: Final = Rung("suara", None, SOUND_BITS)
LADDER: Final = (Rung("720", 720, 1_500_000), Rung("360", 360, 340_000), Rung("240", 240, 150_000))
"""Three video rungs: a hall's screen or home line, a phone, a phone that counts its data."""

RUNGS: Final = (*LADDER, SOUND)
MASTER: Final = "index.m3u8"
RECORDING: Final = "index.m3u8"
PIECE_SECONDS: Final = 2
SEGMENT_SECONDS: Final = 4
_KEPT_SEGMENTS: Final = 8
_FRAMES_A_SECOND: Final = 30

SHORTEST_PASSPHRASE, LONGEST_PASSPHRASE = 10, 79
"""What SRT takes."""


def is_open(state: State, *, on: date, today: date) -> bool:
    """Say whether a talk's stream is listened for: while it is live, and from the day before for trying."""
    return state is State.LIVE or (state is State.ANNOUNCED and timedelta(0) <= on - today <= timedelta(days=1))


def receiver(ffmpeg: str, folder: Path) -> list[str]:
    """Return the command that takes a stream in and keeps it. What it listens for comes on standard input."""
    return [
        ffmpeg, "-hide_banner", "-loglevel", "error",
        "-protocol_whitelist", "fd,pipe,srt", "-f", "concat", "-safe", "0", "-i", "pipe:0",
        "-map", "0:v:0", "-map", "0:a:0", "-c", "copy",
        "-f", "hls", "-hls_time", str(PIECE_SECONDS), "-hls_list_size", "0",
        "-hls_flags", "temp_file+program_date_time",
        "-hls_segment_filename", str(folder / "%06d.ts"), str(folder / RECORDING),
    ]  # fmt: skip


def listening(port: int, passphrase: str) -> str:
    """Return what the receiver reads: whom to listen for. Nobody else on the machine sees the passphrase."""
    return (
        "ffconcat version 1.0\n"
        f"file 'srt://0.0.0.0:{port}?mode=listener'\n"
        f"option passphrase {passphrase}\n"
        "option pbkeylen 32\n"
    )


def encoder(ffmpeg: str, recording: Path, live: Path, *, run: int, from_start: bool) -> list[str]:
    """Return the command that makes the rungs out of a recording as it grows.

    A run of its own number names its segments by it. It begins with the recording, or with the latest piece.
    """
    heights = [rung.height for rung in LADDER]
    split = f"[0:v]format=yuv420p,split={len(heights)}" + "".join(f"[i{n}]" for n in range(len(heights)))
    scaled = [f"[i{n}]scale=-2:'min({height},ih)'[v{n}]" for n, height in enumerate(heights)]
    streams = [f"v:{n},a:{n},name:{rung.name}" for n, rung in enumerate(LADDER)]
    bits = [
        word
        for n, rung in enumerate(LADDER)
        for option, value in (("b", rung.bits), ("maxrate", rung.bits), ("bufsize", rung.bits * 2))
        for word in (f"-{option}:v:{n}", str(value))
    ]
    return [
        ffmpeg, "-hide_banner", "-loglevel", "error", "-nostdin",
        "-live_start_index", "0" if from_start else "-1", "-i", str(recording / RECORDING),
        "-filter_complex", ";".join([split, *scaled]),
        *(word for n in range(len(heights)) for word in ("-map", f"[v{n}]")),
        *["-map", "0:a:0"] * len(RUNGS),
        "-c:v", "libx264", "-preset", "veryfast", "-fpsmax:v", str(_FRAMES_A_SECOND),
        "-force_key_frames", f"expr:gte(t,n_forced*{SEGMENT_SECONDS})", *bits,
        "-c:a", "aac", "-ac", "1", "-ar", "24000", "-b:a", str(SOUND_BITS),
        "-f", "hls", "-hls_time", str(SEGMENT_SECONDS), "-hls_list_size", str(_KEPT_SEGMENTS),
        "-hls_flags", "append_list+omit_endlist+temp_file+program_date_time+independent_segments",
        "-master_pl_name", MASTER,
        "-var_stream_map", " ".join([*streams, f"a:{len(LADDER)},name:{SOUND.name}"]),
        "-hls_segment_filename", str(live / f"%v-{run:04d}-%06d.ts"), str(live / "%v.m3u8"),
    ]  # fmt: skip


def youtube_id(address: str) -> str | None:
    """Return the video that an address of YouTube shows; None when it is no such address."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"}:
        return None
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    path = [word for word in parts.path.split("/") if word]
    if host == "youtu.be":
        found = path[:1]
    elif host in {"youtube.com", "youtube-nocookie.com"}:
        found = (
            path[1:2] if path[:1] in (["live"], ["embed"], ["shorts"]) else parse_qs(parts.query).get("v", [])
        )
    else:
        return None
    return found[0] if found and _is_video(found[0]) else None


def _is_video(name: str) -> bool:
    return len(name) == 11 and all(sign.isascii() and (sign.isalnum() or sign in "-_") for sign in name)
