import pytest

from rembuk.programme.models import Item, Talk
from tests import desk
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
RUNDOWN = "/en/meja/bincang-contoh/1/susunan/"


def test_a_minute_more_is_kept_as_a_version_that_one_goes_back_from() -> None:
    item = sample.talk().items.get(position=1)
    client = desk.staff()

    client.post(f"{RUNDOWN}{item.pk}/menit/", {"minutes": "1"})
    page = client.get(f"{RUNDOWN}versi/").text
    client.post(f"{RUNDOWN}versi/1/kembali/")

    assert ("20 minutes" in page, "21 minutes" in page, "Go back to version 1" in page) == (True, True, True)
    item.refresh_from_db()
    assert item.minutes == 20


def test_an_item_that_was_moved_is_shown_as_moved() -> None:
    item = sample.talk().items.get(position=3)
    client = desk.staff()

    client.post(f"{RUNDOWN}{item.pk}/pindah/", {"places": "-1"})
    latest = client.get(f"{RUNDOWN}versi/").text.split("Version 1")[0]

    assert ("Moved" in latest, "from place 3 to 2" in latest, "Changed" in latest) == (True, True, False)


def test_an_item_is_never_shorter_than_a_minute() -> None:
    item = sample.talk().items.get(position=1)
    Item.objects.filter(pk=item.pk).update(minutes=1)

    page = desk.staff().post(f"{RUNDOWN}{item.pk}/menit/", {"minutes": "-1"}, follow=True).text

    assert "An item takes at least one minute." in page


def test_an_empty_rundown_begins_with_the_template() -> None:
    sample.talk()
    client = desk.staff()
    client.post(f"{RUNDOWN}simpan-pola/")
    sample.talk(items=0)
    address = "/en/meja/bincang-contoh/2/susunan/"

    offered = client.get(address).text
    client.post(f"{address}pakai-pola/")

    assert "Begin with the template" in offered
    assert Talk.objects.get(number=2).items.count() == 3


def test_the_sheet_shows_hours_people_and_cues() -> None:
    sample.talk().items.filter(position=2).update(cue="Tampilkan jajak")

    page = desk.staff().get(f"{RUNDOWN}cetak/").text

    assert ("13:50" in page, "Contoh Dua" in page, "Tampilkan jajak" in page) == (True, True, True)


def test_a_clash_stands_at_the_item_and_the_hall_s_on_top() -> None:
    sample.talk()
    sample.talk(programme=sample.programme(slug="lain", name="Bincang Lain"), title="Topik bentrok")

    page = desk.staff().get(RUNDOWN).text

    assert "Aula Contoh is booked at the same time for “Topik bentrok”" in page
    assert "Contoh Satu is at “Topik bentrok” (Bincang Lain) at the same time." in page
