"""Sending a generated stream as an encoder at the hall does."""

import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import imageio_ffmpeg

FFMPEG = imageio_ffmpeg.get_ffmpeg_exe()
PASSPHRASE = "contoh-sandi-aliran"


def free_port() -> int:
    """Return a UDP port that nobody uses."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def sent(port: int, passphrase: str = PASSPHRASE, *, seconds: int = 120) -> Iterator["subprocess.Popen[bytes]"]:
    """Send a small moving picture with a tone, until the end of the block or that long."""
    key = f"&passphrase={passphrase}&pbkeylen=32" if passphrase else ""
    command = [
        FFMPEG, "-hide_banner", "-loglevel", "quiet", "-nostdin", "-re",
        "-f", "lavfi", "-i", "testsrc=size=160x90:rate=10", "-f", "lavfi", "-i", "sine",
        "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "20", "-c:a", "aac",
        "-t", str(seconds), "-f", "mpegts", f"srt://127.0.0.1:{port}?mode=caller{key}",
    ]  # fmt: skip
    with subprocess.Popen(command) as sender:
        try:
            yield sender
        finally:
            sender.kill()
