"""What an act says when it refuses."""

from typing import ClassVar

from django.utils.functional import Promise


class Refused(Exception):
    """An act was refused and changed nothing.

    Each kind of refusal is a class named after the fact behind it. `words` say it to a person; `field` names
    the field of a form that the person should look at, or is empty when it concerns the whole.
    """

    words: ClassVar[str | Promise] = ""
    field: ClassVar[str] = ""

    def __str__(self) -> str:
        """Say why, in the language of the moment."""
        return str(self.words)
