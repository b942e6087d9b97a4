"""One site for all tests of the rooms' server."""

from collections.abc import Iterator

import pytest

from tests.hall.streams.site import Site, running


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return the running rooms of a site with a rehearsal on."""
    with running(tmp_path_factory.mktemp("rooms")) as made:
        yield made
