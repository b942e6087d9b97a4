from rembuk.hall.core.addresses import address_of
from rembuk.hall.core.openapi import PATHS
from rembuk.hall.streams.live import METHODS


def test_what_is_documented_is_what_the_rooms_answer() -> None:
    documented = {
        (address.what, method.upper())
        for path, operations in PATHS.items()
        for method in operations
        if (address := address_of(path.format(slug="bincang", number=1, id=7)))
    }

    assert documented == {(what, method) for what, methods in METHODS.items() for method in methods} - {
        ("stream", "GET")
    }
