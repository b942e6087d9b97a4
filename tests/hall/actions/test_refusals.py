import pytest
from django.utils.translation import override

from rembuk.hall.actions import refusals


def test_a_text_that_is_too_long_says_so_in_the_language_of_the_moment() -> None:
    with pytest.raises(refusals.TextTooLong) as refusal:
        refusals.tidied("x" * 501, limit=500)

    assert str(refusal.value) == "Terlalu panjang: 501 huruf, paling banyak 500."
    with override("en"):
        assert str(refusal.value) == "Too long: 501 characters, at most 500."
