import json
import os
import signal
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from rembuk.hall.core.tokens import Purpose, read
from rembuk.hall.models import Room
from rembuk.web.cli import main
from tests.factories import programme as sample
from tests.hall.streams.site import Site, Stream
from tests.serving import address_in, free_port
from tests.waiting import wait_until
from tests.web.commands.test_serve import said_by, start

pytestmark = pytest.mark.django_db
PASSES = {"sqlite_sequence", "django_session"}
"""Tables that say nothing of what was done: the numbers given out last, and who is signed in."""


def test_a_rehearsal_says_where_it_is_and_ends(capsys: pytest.CaptureFixture[str]) -> None:
    sample.programme()

    assert main(["rehearse", "bincang-contoh", "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    room = Room.objects.get()
    token = facts.pop("captions")
    assert facts == {
        "programme": "bincang-contoh",
        "number": 1,
        "room": f"{settings.SITE_URL}/acara/bincang-contoh/1/ruang/",
        "stream": f"{settings.SITE_URL}/acara/bincang-contoh/1/ruang/arus",
        "text": f"{settings.SITE_URL}/acara/bincang-contoh/1/teks/",
        "screen": f"{settings.SITE_URL}/acara/bincang-contoh/1/layar/",
        "operator": f"{settings.SITE_URL}/meja/bincang-contoh/1/kendali/",
    }
    secret = settings.SECRET_KEY.encode()
    assert read(secret, Purpose.CAPTIONS, room=room.pk, token=token) == room.caption_key

    assert main(["rehearse", "bincang-contoh"]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines()[0] == "programme bincang-contoh"
    assert said.err == "It ends, and leaves no trace, with: rembuk rehearse bincang-contoh --end\n"
    assert main(["rehearse", "bincang-contoh", "--end"]) == 0
    assert capsys.readouterr().out == "rehearsals ended: 1\n"
    assert Room.objects.count() == 0


def test_an_unknown_programme_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rehearse", "tidak-ada"]) == 2

    assert capsys.readouterr().err.startswith("rembuk rehearse: no programme “tidak-ada”.")


@pytest.mark.site
def test_of_a_rehearsal_held_on_a_whole_site_nothing_is_left_but_the_log(tmp_path: Path) -> None:
    with served(tmp_path) as site:
        before = kept(tmp_path)
        site.facts = json.loads(site.command("rehearse", "kpu-bawaslu-talk", "--json"))
        hold(site)
        assert kept(tmp_path) != before
        during = log_of(tmp_path)

        assert site.command("rehearse", "kpu-bawaslu-talk", "--end") == "rehearsals ended: 1\n"

        wait_until(lambda: site.ask("POST", f"{site.talk}/join").status == 404)
        assert site.ask("GET", f"/acara/kpu-bawaslu-talk/{site.facts['number']}/").status == 404
    # Whatever the servers still had to write has been written by now.
    assert kept(tmp_path) == before
    log = log_of(tmp_path)
    assert log[: len(during)] == during
    assert [kind for kind, *_rest in log[len(during) :]] == ["rehearsal.ended"]


def hold(site: Site) -> None:
    """Do in the rehearsal whatever a crowd and a captioner do."""
    token = site.join()
    with Stream(site) as stream:
        state = stream.next()[2]
        asked = site.ask("POST", f"{site.talk}/questions", {"text": "Contoh gladi?"}, token=token)
        supported = [
            site.ask("POST", f"{site.talk}/questions/{question}/support", token=token)
            for question in state["questions"]
        ]
        votes_of_a_full_hall(site, asked.body["id"])
        poll = next(iter(state["polls"]))
        answered = site.ask("POST", f"{site.talk}/polls/{poll}/answer", {"choice": "A"}, token=token)
        key = {"Authorization": f"Captions {site.facts['captions']}"}
        said = site.ask("POST", f"{site.talk}/captions", {"text": "Baris gladi."}, headers=key)
        assert [each.status for each in (asked, *supported, answered, said)] == [201, 204, 204, 204, 204, 201]
        for page in ("", "ruang/", "teks/", "layar/"):
            assert (
                site.ask("GET", f"/acara/{site.facts['programme']}/{site.facts['number']}/{page}").status == 200
            )


def votes_of_a_full_hall(site: Site, question: int) -> None:
    """Two hundred phones behind one address all count, and the one that sends twice counts once."""
    tokens = [site.join() for _ in range(200)]
    with ThreadPoolExecutor(8) as phones:
        path = f"{site.talk}/questions/{question}/support"
        sent = [*tokens, tokens[0]]
        answers = list(phones.map(lambda token: site.ask("POST", path, token=token).status, sent))
    assert answers == [204] * 201
    wait_until(lambda: site.room()["support"][str(question)] >= 200)
    assert site.room()["support"][str(question)] == 200


@contextmanager
def served(data: Path) -> Iterator[Site]:
    """Run a whole site with the first talk."""
    with start(data, free_port()) as process:
        address = address_in(said_by(data), process)
        try:
            yield Site(data, int(address.rpartition(":")[2].strip("/")))
            process.send_signal(signal.SIGTERM)
            assert process.wait(30) == 0
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def kept(data: Path) -> dict[str, Any]:
    """Return all that a site keeps but its log: the rows of every table, and the files."""
    with closing(sqlite3.connect(data / "rembuk.sqlite3")) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = {
            name: sorted(map(repr, database.execute(f'SELECT * FROM "{name}"')))
            for name in tables
            if name not in PASSES and not name.startswith("ledger_")
        }
    files = [path for path in data.rglob("*") if path.is_file() and "static" not in path.parts]
    return rows | {"files": sorted(str(path.relative_to(data)) for path in files if is_lasting(path))}


def is_lasting(path: Path) -> bool:
    """Say whether a file is more than the database's own and a sign of life."""
    return not path.name.startswith("rembuk.sqlite3") and path.suffix != ".heartbeat"


def log_of(data: Path) -> list[tuple[Any, ...]]:
    """Return what the log's entries say, oldest first."""
    with closing(sqlite3.connect(data / "rembuk.sqlite3")) as database:
        return list(
            database.execute('SELECT kind, "by", subject, at, data FROM ledger_opening ORDER BY "index"')
        )
