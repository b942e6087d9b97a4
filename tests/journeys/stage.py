"""`python -m tests.journeys.stage`: fill the site in REMBUK_DATA with talks of today, and say who may run them.

What it prints is JSON: the sessions of an operator and of a moderator, who is of another body.
"""

import json
import os
import sys
from datetime import timedelta
from typing import Any


def fill() -> dict[str, str]:
    """Make talks of today: announced, live, live with a stream of its own, and with questions waiting."""
    from django.conf import settings
    from django.utils import timezone

    from rembuk.hall.core.polls import PollKind, PollState
    from rembuk.hall.core.questions import QuestionState
    from rembuk.institutions.permits import Role
    from rembuk.programme.core.talk import Mode, State
    from rembuk.programme.models import Item
    from rembuk.web.boot import prepare_database
    from tests import desk
    from tests.factories import hall, stream
    from tests.factories import programme as sample

    prepare_database(settings.DATA)
    today: dict[str, Any] = {
        "date": timezone.localdate(),
        "mode": Mode.HYBRID.value,
        "link": "https://rapat.example.id/contoh",
    }
    announced = sample.talk(State.ANNOUNCED, title="Nama ganda di daftar pemilih", **today)
    room = hall.room(announced, caption_delay=timedelta(seconds=8))
    hall.poll(room, text="Pernahkah Anda mengecek nama di daftar pemilih?", state=PollState.DRAFT.value)
    hall.poll(room, PollKind.QUIZ, text="Contoh soal kuis?", state=PollState.DRAFT.value)
    for _ in ("for a phone without a network", "for captions that a program feeds"):
        live = sample.talk(State.LIVE, **today)
        Item.objects.filter(talk=live, position=1).update(opened_at=timezone.now())
        hall.room(live)
    streamed = sample.talk(State.LIVE, **today)
    hall.room(streamed)
    stream.broadcast(streamed, port=settings.STREAM_PORT)
    by_keys = hall.room(sample.talk(State.ANNOUNCED, **today))
    hall.poll(by_keys, text="Contoh jajak lewat papan tik?", state=PollState.DRAFT.value)
    for text in (
        "NIK sama tetapi nama berbeda, data mana dipakai?",
        "NIK sama tapi nama beda, data mana dipakai?",
        "Kapan pleno berikutnya digelar?",
        "Siapa yang menjaga gudang logistik?",
    ):
        hall.question(by_keys, QuestionState.PENDING, text=text)
    return {
        "operator": desk.staff(Role.OPERATOR).cookies["sessionid"].value,
        "moderator": desk.staff(Role.MODERATOR, at=sample.body("bawaslu-kab")).cookies["sessionid"].value,
    }


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "rembuk.web.settings"
    import django

    django.setup()
    sys.stdout.write(json.dumps(fill()))
