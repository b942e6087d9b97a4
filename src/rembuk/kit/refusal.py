"""What an act says when it refuses."""

from typing import ClassVar

from django.utils.functional import Promise


class Refused(Exception):
    """An act was refused and changed nothing.

    Each kind of refusal is a class named after the fact behind it. `words` say it to a person, with places for
    what it may be raised with, a mapping; `field` names the field of a form that the person should look at, or
    is empty when it concerns the whole.
    """

    words: ClassVar[str | Promise] = ""
    field: ClassVar[str] = ""

    def __str__(self) -> str:
        """Say why, in the language of the moment."""
        said = str(self.words)
        return said % self.args[0] if self.args else said
