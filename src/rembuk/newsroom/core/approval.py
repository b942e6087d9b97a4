"""What exactly is approved when an article is approved, and when the approvals are enough."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# What readers get to see, and when. A block's key and Wagtail's own bookkeeping are left out.
COUNTED = (
    "title", "slug", "seo_title", "search_description", "dateline", "date", "byline", "credit", "lead", "body",
    "photo", "photo_alt", "photo_caption", "photo_credit", "talk", "corrections", "go_live_at", "expire_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Given:
    """One approval: for which body (by id), of which text (its fingerprint), by which account (by id).

    One `by_letter` was given on paper by a body without accounts; the account is that of whoever wrote it down.
    """

    body: int
    fingerprint: str
    account: int
    by_letter: bool = False


def fingerprint(content: Mapping[str, object]) -> str:
    """Return the SHA-256, in hexadecimal digits, of everything in a revision that readers get to see.

    Two revisions that read the same have the same fingerprint.

    :param content: a revision as Wagtail stores it; fields of blocks stand in it as JSON.
    """
    told: dict[str, object] = {name: _meaning(content.get(name)) for name in COUNTED}
    tagged = content.get("tagged_items") or []
    told["tags"] = sorted(str(each["tag"]) for each in tagged)  # type: ignore[attr-defined]
    canonical = json.dumps(told, sort_keys=True, ensure_ascii=True, default=str)
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def missing(bodies: Iterable[int], given: Iterable[Given], text: str) -> list[int]:
    """Return the bodies, by id, that have not approved this text, in the order they came in."""
    approved = {each.body for each in given if each.fingerprint == text}
    return [body for body in bodies if body not in approved]


def is_complete(bodies: Iterable[int], given: Iterable[Given], text: str, *, author: int | None) -> bool:
    """Say whether every body approved this text, and someone besides its author has read it.

    Without any body nothing is complete: nobody would have approved. Whoever signed a letter has read the text.
    """
    listed, approvals = list(bodies), list(given)
    counted = [each for each in approvals if each.fingerprint == text and each.body in listed]
    was_read = any(each.by_letter or each.account != author for each in counted)
    return bool(listed) and not missing(listed, approvals, text) and was_read


def _meaning(value: object) -> object:
    if isinstance(value, str) and value[:1] in "[{":
        try:
            return _meaning(json.loads(value))
        except ValueError:
            return value
    if isinstance(value, dict):
        return {key: _meaning(each) for key, each in value.items() if key != "id"}
    if isinstance(value, list):
        return [_meaning(each) for each in value]
    return value
