from typing import ClassVar

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rembuk.kit.refusal import Refused


class Monday(Refused):
    words: ClassVar[str | Promise] = _("Monday")


class TooLate(Refused):
    words: ClassVar[str | Promise] = _("%(n)s min")


def test_a_refusal_speaks_the_language_of_the_moment() -> None:
    refusal = Monday()

    with translation.override("id"):
        assert str(refusal) == "Senin"
    with translation.override("en"):
        assert str(refusal) == "Monday"


def test_a_refusal_says_what_it_was_raised_with() -> None:
    refusal = TooLate({"n": 5})

    with translation.override("id"):
        assert str(refusal) == "5 mnt"
    with translation.override("en"):
        assert str(refusal) == "5 min"
