"""Every page of the desk: who comes in, who is sent away, who is asked to sign in first."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from rembuk.institutions.permits import Role
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from tests import desk, logbook
from tests.factories import programme as sample
from tests.factories import record

pytestmark = pytest.mark.django_db

Address = Callable[[Talk], str]


def base(talk: Talk) -> str:
    return f"/meja/{talk.programme.slug}/{talk.number}/"


PAGES: dict[str, Address] = {
    "board": lambda talk: f"/meja/{talk.programme.slug}/",
    "days off": lambda talk: f"/meja/{talk.programme.slug}/hari-tanpa-acara/",
    "import": lambda talk: f"/meja/{talk.programme.slug}/impor/",
    "agreement": lambda talk: f"/meja/{talk.programme.slug}/ubah/",
    "new talk": lambda talk: f"/meja/{talk.programme.slug}/acara-baru/",
    "talk": base,
    "agree": lambda talk: base(talk) + "kesepakatan/rencana/",
    "plan": lambda talk: base(talk) + "ubah/",
    "postpone": lambda talk: base(talk) + "tunda/",
    "cancel": lambda talk: base(talk) + "batal/",
    "rundown": lambda talk: base(talk) + "susunan/",
    "versions": lambda talk: base(talk) + "susunan/versi/",
    "sheet": lambda talk: base(talk) + "susunan/cetak/",
    "item": lambda talk: base(talk) + f"susunan/{talk.items.get(position=3).pk}/",
    "commitment": lambda talk: base(talk) + f"janji/{talk.commitments.get().pk}/",
    "correct commitment": lambda talk: base(talk) + f"janji/{talk.commitments.get().pk}/ubah/",
    "console": lambda talk: base(talk) + "kendali/",
    "record": lambda talk: base(talk) + "catatan/",
    "statement": lambda talk: base(talk) + f"catatan/{talk.statements.get().pk}/",
}
ACTS: dict[str, Address] = {
    **{
        name: page
        for name, page in PAGES.items()
        if name not in {"board", "talk", "versions", "sheet", "console"}
    },
    "accept": lambda talk: f"/meja/{talk.programme.slug}/usul/",
    "swap": lambda talk: base(talk) + "tukar/",
    "holidays": lambda talk: f"/meja/{talk.programme.slug}/hari-tanpa-acara/isi/",
    "certain": lambda talk: (
        f"/meja/{talk.programme.slug}/hari-tanpa-acara/{talk.programme.days_off.get().pk}/pasti/"
    ),
    "remove day": lambda talk: (
        f"/meja/{talk.programme.slug}/hari-tanpa-acara/{talk.programme.days_off.get().pk}/hapus/"
    ),
    "agree to it": lambda talk: base(talk) + "kesepakatan/rencana/setuju/",
    "take back": lambda talk: base(talk) + "kesepakatan/rencana/tarik/",
    "announce": lambda talk: base(talk) + "umumkan/",
    "held": lambda talk: base(talk) + "terlaksana/",
    "stretch item": lambda talk: base(talk) + f"susunan/{talk.items.get(position=3).pk}/menit/",
    "go back": lambda talk: base(talk) + "susunan/versi/1/kembali/",
    "open with promises": lambda talk: base(talk) + "susunan/buka-dengan-janji/",
    "keep template": lambda talk: base(talk) + "susunan/simpan-pola/",
    "begin": lambda talk: base(talk) + "susunan/pakai-pola/",
    "move item": lambda talk: base(talk) + f"susunan/{talk.items.get(position=3).pk}/pindah/",
    "remove item": lambda talk: base(talk) + f"susunan/{talk.items.get(position=3).pk}/hapus/",
    "remove commitment": lambda talk: base(talk) + f"janji/{talk.commitments.get().pk}/hapus/",
    "start": lambda talk: base(talk) + "kendali/mulai/",
    "step": lambda talk: base(talk) + "kendali/lanjut/",
    "step back": lambda talk: base(talk) + "kendali/mundur/",
    "close": lambda talk: base(talk) + "kendali/tutup/",
    "reopen": lambda talk: base(talk) + "kendali/buka-lagi/",
    "move statement": lambda talk: base(talk) + f"catatan/{talk.statements.get().pk}/pindah/",
    "remove statement": lambda talk: base(talk) + f"catatan/{talk.statements.get().pk}/hapus/",
}


@pytest.fixture
def talk() -> Talk:
    made = sample.talk(State.LIVE)
    sample.commitment(made)
    sample.day_off(made.programme)
    record.statement(made)
    return made


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["", "/en"])
def test_the_secretariat_of_any_partner_sees_every_page(talk: Talk, page: str, language: str) -> None:
    response = desk.staff(at=sample.body("bawaslu-kab")).get(language + PAGES[page](talk))

    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("page", PAGES)
def test_an_outsider_sees_no_page(talk: Talk, page: str) -> None:
    assert desk.outsider().get(PAGES[page](talk)).status_code == 403


@pytest.mark.parametrize("page", PAGES)
def test_who_has_not_signed_in_is_led_to_the_sign_in(talk: Talk, page: str) -> None:
    response = Client().get(PAGES[page](talk))

    assert (response.status_code, response["Location"].split("?")[0]) == (302, reverse("account_login"))


@pytest.mark.parametrize("act", ACTS)
def test_an_outsider_s_post_is_refused_and_changes_nothing(talk: Talk, act: str) -> None:
    address = ACTS[act](talk)
    before = logbook.length()

    response = desk.outsider().post(address, {"running": talk.items.get(position=1).pk, "places": "1"})

    assert (response.status_code, logbook.length()) == (403, before)


@pytest.mark.parametrize("act", ACTS)
def test_an_observer_s_post_is_refused(talk: Talk, act: str) -> None:
    assert desk.staff(Role.OBSERVER).post(ACTS[act](talk), {"places": "1"}).status_code == 403


@pytest.mark.parametrize("act", ACTS)
def test_a_post_of_who_has_not_signed_in_leads_to_the_sign_in(talk: Talk, act: str) -> None:
    response = Client().post(ACTS[act](talk), {})

    assert (response.status_code, response["Location"].split("?")[0]) == (302, reverse("account_login"))


@pytest.mark.parametrize("act", [act for act in ACTS if act not in PAGES])
def test_what_acts_is_not_done_by_merely_looking(talk: Talk, act: str) -> None:
    assert desk.staff().get(ACTS[act](talk)).status_code == 405


@pytest.mark.parametrize(
    "address", ["/meja/tidak-ada/", "/meja/bincang-contoh/99/", "/meja/bincang-contoh/1/susunan/0/"]
)
def test_what_does_not_exist_is_not_found(talk: Talk, address: str) -> None:
    assert desk.staff().get(address).status_code == 404


def test_a_part_of_another_talk_is_not_found_under_this_one(talk: Talk) -> None:
    other = sample.talk(State.DRAFT)
    item = talk.items.get(position=3).pk

    assert desk.staff().get(base(other) + f"susunan/{item}/").status_code == 404
    assert desk.staff().post(base(other) + f"susunan/{item}/hapus/").status_code == 404
    assert desk.staff().get(base(other) + f"catatan/{talk.statements.get().pk}/").status_code == 404
    assert desk.staff().get(base(other) + f"janji/{talk.commitments.get().pk}/").status_code == 404
