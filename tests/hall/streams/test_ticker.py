import time
from pathlib import Path

import pytest

from tests.hall.streams.site import PROGRAMME, Stream, running

pytestmark = pytest.mark.site


def test_the_rooms_give_a_sign_of_life_and_the_end_of_a_rehearsal_ends_its_streams(tmp_path: Path) -> None:
    with running(tmp_path) as site:
        stream = Stream(site)
        assert stream.next()[1] == "key"
        assert time.time() - (site.data / "rooms.heartbeat").stat().st_mtime < 30

        site.command("rehearse", PROGRAMME, "--end")

        assert stream.is_over()
        stream.close()
