"""The official places a citizen is led to, as data that an office can edit without touching code."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Channel:
    """One official page: its name, whose it is, its address, and when an office last confirmed it, if ever."""

    name: str
    owner: str
    url: str
    confirmed_on: date | None = None


def channels(file: Path) -> Mapping[str, Channel]:
    """Read the channels of a TOML file, each table named by its key."""
    with file.open("rb") as source:
        return {key: Channel(**table) for key, table in tomllib.load(source).items()}
