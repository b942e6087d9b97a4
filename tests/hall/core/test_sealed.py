import pytest

from rembuk.hall.core.sealed import SealBroken, seal, unseal

SECRET = b"contoh rahasia situs"


def test_only_the_same_secret_opens_a_seal() -> None:
    sealed = seal(SECRET, "nama@example.id")

    assert unseal(SECRET, sealed) == "nama@example.id"
    assert "example" not in sealed
    with pytest.raises(SealBroken):
        unseal(b"rahasia lain", sealed)


@pytest.mark.parametrize("sealed", ["", "bukan segel", "é", "gAAAAA"])
def test_what_is_no_seal_is_not_opened(sealed: str) -> None:
    with pytest.raises(SealBroken):
        unseal(SECRET, sealed)


def test_two_seals_of_one_text_differ() -> None:
    assert seal(SECRET, "nama@example.id") != seal(SECRET, "nama@example.id")
