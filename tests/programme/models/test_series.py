from rembuk.programme.models import Programme


def test_a_programme_is_named_as_it_is_printed() -> None:
    assert str(Programme(slug="bincang", name="Bincang Pemilu")) == "Bincang Pemilu"
