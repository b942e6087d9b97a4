"""A mapping file: which titles make up which column, where the guess is wrong."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from padan.errors import BadInput


def load(path: Path) -> Mapping[str, Sequence[str]]:
    """Load a TOML file of lines such as `name = ["given_name", "surname"]` or `nik = "No. KTP"`.

    :raises BadInput: if it is no such file.
    """
    try:
        named = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise BadInput(f"mapping {path.name}: {problem.strerror}") from problem
    except ValueError as problem:
        raise BadInput(f"mapping {path.name}: not readable as TOML: {problem}") from problem
    mapping = {column: [titles] if isinstance(titles, str) else titles for column, titles in named.items()}
    for column, titles in mapping.items():
        if not isinstance(titles, list) or not titles or not all(isinstance(title, str) for title in titles):
            raise BadInput(f"mapping {path.name}: {column} must be a title or a list of titles")
    if not mapping:
        raise BadInput(f"mapping {path.name}: it names no column")
    return mapping
