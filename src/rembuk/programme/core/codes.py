"""Codes that people read aloud, type and scan: capitals and digits without 0, O, 1, I and L."""

import re
import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"

OPENING = 20
"""Characters of a code that opens something: 31 to the 20th, 99 bits, beyond guessing."""

SHOWN = 5
"""Characters of a code that is only looked up in a list; it opens nothing."""

_TICKET = re.compile(rf"/tiket/([{ALPHABET}]{{{OPENING}}})(?:/|$)")


def new_code(length: int) -> str:
    """Return a fresh random code."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def grouped(code: str, size: int = 5) -> str:
    """Return a code in groups, as it is read: "K7T4M-Q2XYZ"."""
    return "-".join(code[start : start + size] for start in range(0, len(code), size))


def typed(text: str) -> str:
    """Return the code that someone typed or scanned, whatever its capitals, spaces and dashes.

    Of the address of a ticket, return the code inside it.
    """
    found = _TICKET.search(text)
    return found[1] if found else re.sub(r"[\s\-–.]", "", text).upper()
