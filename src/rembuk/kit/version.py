"""The version of a thing that people edit: a short name for exactly what it says."""

import hashlib
import json
from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from rembuk.kit.refusal import Refused


class Stale(Refused):
    """Someone else has changed this since the form was opened."""

    words = _(
        "Someone else has changed this in the meantime. Nothing of yours is lost: compare and save again."
    )


def version_of(content: Mapping[str, object]) -> str:
    """Return sixteen hexadecimal digits that change whenever the content does."""
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=True, default=str)
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()[:16]
