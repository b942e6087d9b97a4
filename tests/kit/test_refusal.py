from typing import ClassVar

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rembuk.kit.refusal import Refused


class Monday(Refused):
    words: ClassVar[str | Promise] = _("Monday")


def test_a_refusal_speaks_the_language_of_the_moment() -> None:
    refusal = Monday()

    with translation.override("id"):
        assert str(refusal) == "Senin"
    with translation.override("en"):
        assert str(refusal) == "Monday"
