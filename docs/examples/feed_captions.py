"""Feed the lines of a WebVTT file to a talk's live captions, as a speech-to-text program would.

    python docs/examples/feed_captions.py https://bincang.example.id kpu-bawaslu-talk 7 lines.vtt

The key comes from the talk's console (Captions → New key) and is read from the environment: CAPTIONS_KEY.
Each line is sent when its time has come, counted from the start of this program. A line that could not be sent is
sent again with the same `key`, so it never appears twice; sending a line again with other words corrects it.
"""

import hashlib
import json
import os
import sys
import time
import urllib.request
from pathlib import Path

import webvtt


def send(address: str, token: str, key: str, text: str) -> None:
    """Send one line; try again until the site has taken it."""
    body = json.dumps({"key": key, "text": text}).encode()
    headers = {"Authorization": f"Captions {token}", "Content-Type": "application/json"}
    while True:
        try:
            urllib.request.urlopen(urllib.request.Request(address, body, headers), timeout=10).close()
        except urllib.error.HTTPError as refusal:
            if refusal.code < 500 and refusal.code != 429:
                sys.exit(f"refused: {refusal.read().decode()}")
        except OSError:
            pass
        else:
            return
        time.sleep(1)


def main() -> None:
    """Send every line of the file at its time."""
    site, programme, number, file = sys.argv[1:]
    address = f"{site}/api/v1/talks/{programme}/{number}/captions"
    name = hashlib.sha256(Path(file).read_bytes()).hexdigest()[:16]
    began = time.monotonic()
    for place, caption in enumerate(webvtt.read(file)):
        time.sleep(max(0.0, caption.start_in_seconds - (time.monotonic() - began)))
        send(address, os.environ["CAPTIONS_KEY"], f"{name}:{place}", caption.text.replace("\n", " "))


if __name__ == "__main__":
    main()
