import pytest
from django.test import Client

from rembuk.programme.core.talk import State
from rembuk.programme.models import Letter, Registration
from rembuk.programme.queries.entries import door_list
from tests.factories import programme as sample
from tests.factories import visitors

pytestmark = pytest.mark.django_db
ADDRESS = "/acara/bincang-contoh/1/daftar/"
GIVEN = {"name": "Contoh Warga", "contact": "warga@example.id", "place": "hall"}


def test_registering_leads_to_the_ticket_and_leaves_no_cookie(client: Client) -> None:
    visitors.open_talk()

    response = client.post(ADDRESS, {**GIVEN, "needs": ["sign"]})

    made = Registration.objects.get()
    assert (response.status_code, response["Location"]) == (302, f"/tiket/{made.code}/")
    assert (made.name, made.place, made.needs, made.language) == ("Contoh Warga", "hall", ["sign"], "id")
    assert response.cookies == {}


def test_a_name_of_emoji_and_any_script_goes_whole_to_the_ticket_its_paper_and_the_door(client: Client) -> None:
    talk = visitors.open_talk()
    name = "Siti \U0001f98b\U0001f469\u200d\U0001f9bd ꦱꦶꦠꦶ"

    ticket = client.post(ADDRESS, {**GIVEN, "name": name}, follow=True)
    printed = client.get(f"{ticket.request['PATH_INFO']}tiket.pdf")

    assert f"Sampai jumpa, {name}" in ticket.text
    assert (printed.status_code, printed.content[:5]) == (200, b"%PDF-")
    assert [each["name"] for each in door_list(talk)] == [name]


def test_who_registers_on_the_english_page_is_written_to_in_english(client: Client) -> None:
    visitors.open_talk()

    response = client.post(f"/en{ADDRESS}", GIVEN)

    assert Registration.objects.get().language == "en"
    assert response["Location"].startswith("/en/tiket/")


def test_a_full_hall_says_so_before_one_fills_anything_in(client: Client) -> None:
    talk = visitors.open_talk(capacity=1)
    assert "Sisa 1 dari 1 kursi" in client.get(ADDRESS).text
    visitors.registration(talk)
    assert "Belum ada yang menunggu kursi." in client.get(ADDRESS).text
    visitors.registration(talk, standing="waiting")

    page = client.get(ADDRESS).text

    assert "Aula penuh" in page
    assert "1 orang menunggu kursi" in page


def test_what_was_typed_stays_and_what_is_wrong_stands_beside_it(client: Client) -> None:
    visitors.open_talk()

    page = client.post(ADDRESS, {**GIVEN, "contact": "siti"}).text

    assert 'value="Contoh Warga"' in page
    assert "Tulis alamat surel atau nomor telepon lengkap" in page
    assert Registration.objects.count() == 0


def test_who_types_anothers_name_and_contact_learns_nothing_that_opens_the_ticket(client: Client) -> None:
    one = visitors.registration(visitors.open_talk(), name="Siti", contact="siti@example.id")

    page = client.post(ADDRESS, {"name": "siti", "contact": "SITI@example.id", "place": "hall"}).text

    assert "Tiketnya kami kirim sekali lagi" in page
    assert (one.code in page, one.door_code in page) == (False, False)
    assert list(Letter.objects.values_list("registration", "kind")) == [(one.pk, "ticket")]


@pytest.mark.parametrize(
    ("state", "words"),
    [(State.POSTPONED, "Bincang ditunda"), (State.CANCELLED, "dibatalkan"), (State.HELD, "sudah selesai")],
)
def test_a_closed_registration_says_why(client: Client, state: State, words: str) -> None:
    sample.talk(state)

    page = client.get(ADDRESS).text

    assert "Pendaftaran ditutup" in page
    assert words in page
    assert "<form" not in page


def test_a_talk_that_nobody_may_see_yet_takes_no_registration(client: Client) -> None:
    sample.talk(State.DRAFT)

    assert client.post(ADDRESS, GIVEN).status_code == 404
