"""The one contact that a visitor leaves: an e-mail address or a telephone number."""

import re
import unicodedata

_MAIL = re.compile(r"[^@\s<>\"(),:;\\]+@[^@\s<>\"(),:;\\]+\.[^@\s<>\"(),:;\\.]{2,}")
_SEPARATORS = re.compile(r"[\s\-–().]")
_NUMBER = re.compile(r"\+\d{8,15}")
_HOME = "+62"


class NoContact(Exception):
    """The text is neither an e-mail address nor a telephone number."""


def contact_of(text: str) -> str:
    """Return a contact as it is kept: `nama@example.id`, or `+6281234567890`.

    A number without a country is one of Indonesia. :raises NoContact: if the text is neither.
    """
    text = text.strip()
    if "@" in text:
        if len(text) > 254 or not _MAIL.fullmatch(text):
            raise NoContact
        local, domain = text.rsplit("@", 1)
        return f"{local}@{domain.lower()}"
    return _number(text)


def is_mail(contact: str) -> bool:
    """Say whether a kept contact is an e-mail address."""
    return "@" in contact


def veiled(contact: str) -> str:
    """Return just enough of a contact for its owner to know it again: `na…@example.id`, `…7890`."""
    if not contact:
        return ""
    if is_mail(contact):
        local, domain = contact.rsplit("@", 1)
        return f"{local[:2]}…@{domain}"
    return f"…{contact[-4:]}"


def _number(text: str) -> str:
    digits = _SEPARATORS.sub("", "".join(_plain(character) for character in text))
    if digits.startswith("00"):
        digits = f"+{digits[2:]}"
    elif digits.startswith("0"):
        digits = f"{_HOME}{digits[1:]}"
    elif digits.startswith("62"):
        digits = f"+{digits}"
    elif digits.startswith("8"):
        digits = f"{_HOME}{digits}"
    if not digits.isascii() or not _NUMBER.fullmatch(digits):
        raise NoContact
    return digits


def _plain(character: str) -> str:
    """Write a digit of any script as ours."""
    digit = unicodedata.digit(character, None)
    return character if digit is None else str(digit)
