import json

import pytest
from django.conf import settings

from rembuk.hall.core.tokens import Purpose, read
from rembuk.hall.models import Room
from rembuk.web.cli import main
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db


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
    assert capsys.readouterr().out.splitlines()[0] == "programme bincang-contoh"
    assert main(["rehearse", "bincang-contoh", "--end"]) == 0
    assert capsys.readouterr().out == "rehearsals ended: 1\n"
    assert Room.objects.count() == 0


def test_an_unknown_programme_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rehearse", "tidak-ada"]) == 2

    assert capsys.readouterr().err.startswith("rembuk rehearse: no programme “tidak-ada”.")
