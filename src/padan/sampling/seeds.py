"""Commit, then reveal: no body can choose the sample, and neither can both but together.

Each body draws a secret, and publishes its commitment to secret and frame. When both commitments are out, both
secrets are shown, and the seed follows from all of them. A secret that does not fit its commitment is refused.
"""

import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from padan.errors import BadInput
from padan.privacy import whole


@dataclass(frozen=True, slots=True)
class Secret:
    """What a body keeps until the reveal. `frame` is the digest, in hexadecimal, of the rows to draw from."""

    body: str
    frame: str
    secret: str

    def commitment(self) -> str:
        """Commit to it: a SHA-256 in hexadecimal."""
        return _digest("padan sample 1", self.body, self.frame, self.secret)


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a body publishes beforehand."""

    body: str
    frame: str
    commitment: str


def fresh(body: str, frame: str) -> Secret:
    """Draw a secret of 256 bits."""
    return Secret(body, frame, secrets.token_hex(32))


def seed(revealed: Sequence[Secret], published: Sequence[Commitment], frame: str) -> bytes:
    """Make the seed of 32 bytes, the same in whichever order the bodies reveal.

    :raises BadInput: if fewer than two bodies take part, one did not commit, a secret does not fit its
        commitment, or one is bound to other rows.
    """
    bodies = [each.body for each in revealed]
    if len(set(bodies)) < 2 or len(set(bodies)) < len(bodies):
        raise BadInput("two bodies or more must each reveal one secret")
    promised = {each.body: each for each in published}
    for each in revealed:
        if each.body not in promised:
            raise BadInput(f"{each.body} published no commitment")
        if each.commitment() != promised[each.body].commitment:
            raise BadInput(f"the secret of {each.body} does not fit its commitment")
        if each.frame != frame:
            raise BadInput(f"{each.body} committed to other rows than these: the list or its strata differ")
    return bytes.fromhex(_digest("padan seed 1", frame, *sorted(each.secret for each in revealed)))


def save(part: Secret | Commitment, path: Path) -> None:
    """Save a secret or a commitment, readable by its owner only."""
    with whole(path) as file:
        file.write((json.dumps(asdict(part), ensure_ascii=False, indent=1) + "\n").encode())


def load_secret(path: Path) -> Secret:
    """Load a secret."""
    return Secret(**_fields(path, ("body", "frame", "secret")))


def load_commitment(path: Path) -> Commitment:
    """Load a commitment."""
    return Commitment(**_fields(path, ("body", "frame", "commitment")))


def _fields(path: Path, names: Sequence[str]) -> dict[str, str]:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return {name: str(raw[name]) for name in names}
    except OSError as problem:
        raise BadInput(f"{path.name}: {problem.strerror}") from problem
    except (ValueError, KeyError, TypeError) as problem:
        raise BadInput(f"{path.name}: this is no file with {', '.join(names)}") from problem


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
