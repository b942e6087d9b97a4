"""Feeds held to their grammars by jing, the RELAX NG validator."""

import shutil
import subprocess
from pathlib import Path

GRAMMARS = Path(__file__).parent / "data" / "feeds"


def faults(content: bytes, grammar: str, folder: Path) -> list[str]:
    """Return what a feed gets wrong by a grammar of tests/data/feeds, each with its line and column.

    :param folder: where the feed may lie meanwhile.
    """
    program = shutil.which("jing")
    assert program, "jing is missing: make system"
    feed = folder / "feed.xml"
    feed.write_bytes(content)
    command = [program, "-c", str(GRAMMARS / f"{grammar}.rnc"), str(feed)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    # On its other output Debian's wrapper complains of jars that jing has no need of.
    told = [line.removeprefix(f"{feed}:") for line in found.stdout.splitlines()]
    assert bool(told) == bool(found.returncode), found
    return told
