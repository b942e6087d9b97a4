import pytest
from django.test import Client

from rembuk.programme.core.talk import State
from rembuk.programme.models import Feedback
from tests import desk
from tests.factories import programme as sample
from tests.factories import visitors

pytestmark = pytest.mark.django_db


def test_a_visitor_answers_once_and_the_desk_reads_it_without_a_name(client: Client) -> None:
    one = visitors.registration(sample.talk(State.HELD), name="Siti Contoh")
    address = f"/tiket/{one.code}/kesan/"

    assert "Kolom ini wajib diisi" in client.post(address, {"useful": "very"}).text
    thanks = client.post(address, {"useful": "very", "clear": "rather", "better": "Lebih pelan"}, follow=True)
    again = client.post(address, {"useful": "not", "clear": "not"})

    assert "Terima kasih" in thanks.text
    assert "<form" not in again.text
    assert [row.useful for row in Feedback.objects.all()] == ["very"]
    page = desk.staff().get("/meja/bincang-contoh/1/hadir/").text
    assert "Kata 1 pengunjung" in page
    assert "Lebih pelan" in page


def test_before_the_talk_nothing_is_asked_and_a_wrong_code_opens_nothing(client: Client) -> None:
    one = visitors.registration(visitors.open_talk())

    assert "dibuka setelahnya" in client.get(f"/tiket/{one.code}/kesan/").text
    assert client.get(f"/tiket/{one.door_code}/kesan/").status_code == 404
