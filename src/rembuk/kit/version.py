"""The version of a thing that people edit: a short name for exactly what it says."""

import hashlib
import json
from collections.abc import Mapping


def version_of(content: Mapping[str, object]) -> str:
    """Return sixteen hexadecimal digits that change whenever the content does."""
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=True, default=str)
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()[:16]
