from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from rembuk.institutions.permits import Role
from rembuk.programme.actions import agreements, move_item
from rembuk.programme.core.agreement import Subject
from rembuk.programme.core.talk import State
from rembuk.programme.models import Agreement, Asking, Talk
from rembuk.programme.queries.agreements import content_of
from tests import desk
from tests.factories import institutions
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
PAGE = "/meja/bincang-contoh/1/kesepakatan/rencana/"
SOON = timezone.localdate() + timedelta(days=14)


def typed(key: str = "kpu-kota") -> dict[str, object]:
    return {"body": sample.body(key).pk, "version": content_of(Talk.objects.get(), Subject.PLAN).version}


def link(key: str = "bawaslu-kab") -> str:
    institutions.account(Role.SECRETARIAT, at=sample.body(key))
    sample.agree(sample.talk(date=SOON), "kpu-kota")
    return f"/setuju/{agreements.link_of(Asking.objects.get(institution=sample.body(key)))}/"


def test_one_press_agrees_and_the_page_says_who_is_awaited() -> None:
    sample.talk(date=SOON)

    response = desk.staff().post(f"/en{PAGE}setuju/", typed(), follow=True)

    page = response.content.decode()
    assert Agreement.objects.get().institution == sample.body("kpu-kota")
    assert "Your body agrees." in page
    assert "no account here yet; agrees by letter" in page


def test_a_page_that_is_out_of_date_agrees_to_nothing_and_says_so() -> None:
    sample.talk(date=SOON)
    old = typed()
    Talk.objects.update(title="Topik lain")

    page = desk.staff().post(f"/en{PAGE}setuju/", old, follow=True).content.decode()

    assert "Read it once more before you agree." in page
    assert Agreement.objects.count() == 0


def test_nobody_agrees_for_another_body_by_naming_it() -> None:
    sample.talk(date=SOON)

    desk.staff().post(f"{PAGE}setuju/", typed("kpu-kab"))

    assert Agreement.objects.count() == 0


def test_what_changed_stands_before_the_button() -> None:
    sample.agree(sample.talk(date=SOON), "kpu-kota")
    Talk.objects.update(venue="Balai Contoh")

    page = desk.staff().get(f"/en{PAGE}").content.decode()

    assert "<del>Aula Contoh</del>" in page
    assert "<ins>Balai Contoh</ins>" in page
    assert page.index("<ins>") < page.index("Agree for KPU Kota Contoh")


def test_an_item_that_moved_is_told_as_moved_and_those_it_passed_are_not() -> None:
    talk = sample.agree(sample.talk(date=SOON), "kpu-kota")
    move_item(by=sample.officer(), item=talk.items.all()[1], places=-1, now=timezone.now())

    page = desk.staff().get(f"/en{PAGE}").content.decode()
    told = page.split('<table class="changes">')[1].split("</table>")[0]

    assert '<span class="tag info">Moved</span>' in told
    assert "<del>2. Acara inti: Contoh butir 2</del>" in told
    assert "<ins>1. Acara inti: Contoh butir 2</ins>" in told
    assert "Contoh butir 1" not in told


def test_an_agreement_is_taken_back_by_a_press() -> None:
    sample.agree(sample.talk(date=SOON), "kpu-kota")

    desk.staff().post(f"{PAGE}tarik/", {"body": sample.body("kpu-kota").pk})

    assert Agreement.objects.count() == 0


def test_who_agreed_on_paper_is_written_down_once() -> None:
    sample.talk(date=SOON)
    bodies = [sample.body(key).pk for key in ("bawaslu-kab", "kpu-kab")]

    missing = desk.staff().post(PAGE, {**typed(), "bodies": bodies, "letter": ""})
    desk.staff().post(PAGE, {**typed(), "bodies": bodies, "letter": "Surat 12/2026"})

    assert list(missing.context["form"].errors) == ["letter"]
    assert sorted(Agreement.objects.values_list("institution", flat=True)) == sorted(bodies)


@pytest.mark.parametrize("word", ["catatan", "lain"])
def test_what_no_room_owns_is_not_found(word: str) -> None:
    sample.talk()
    known = [each.value for each in Subject]

    status = desk.staff().get(f"/meja/bincang-contoh/1/kesepakatan/{word}/").status_code

    assert status == 404 or (word == "catatan" and "record" in known)


def test_looking_at_the_link_spends_nothing_and_pressing_agrees_without_signing_in() -> None:
    address, client = link(), Client()

    shown = client.get(f"/en{address}")
    assert (shown.status_code, Agreement.objects.count()) == (200, 1)
    assert "Contoh topik bincang" in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    done = client.post(f"/en{address}")
    again = client.post(f"/en{address}")

    assert (done.status_code, again.status_code, Agreement.objects.count()) == (200, 410, 2)
    assert "Bawaslu Kabupaten Contoh agrees" in done.content.decode()
    assert "Your body has already agreed." in again.content.decode()


def test_a_link_opens_nothing_but_its_own_page() -> None:
    client = Client()
    client.post(link())

    assert client.get("/meja/").status_code == 302


def test_a_link_that_is_none_of_ours_is_refused_in_words() -> None:
    response = Client().get("/en/setuju/contoh/")

    assert response.status_code == 410
    assert "This link is not valid." in response.content.decode()


def test_the_talk_s_page_offers_to_announce_only_when_all_agreed() -> None:
    sample.talk(date=SOON)
    button = '<button class="button"{}>Announce the talk</button>'
    address = "/en/meja/bincang-contoh/1/"

    before = desk.staff().get(address).content.decode()
    sample.agree(Talk.objects.get())
    after = desk.staff().get(address).content.decode()

    assert (button.format(" disabled") in before, button.format("") in after) == (True, True)
    assert Talk.objects.get().state == State.AGREED
