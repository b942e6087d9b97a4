import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from rembuk.institutions.permits import Role
from rembuk.programme.core.talk import State
from rembuk.programme.models import Invitation, Letter, LetterStyle
from tests import desk
from tests.factories import programme as sample
from tests.factories import visitors

pytestmark = pytest.mark.django_db
LIST = "/meja/bincang-contoh/1/undangan/"


def test_someone_is_set_down_and_sent_the_letter() -> None:
    talk = sample.talk()
    client = desk.staff()

    page = client.post(LIST, {"person": "Contoh Satu", "contact": "satu@example.id"}, follow=True).text
    one = Invitation.objects.get()
    sent = client.post(f"{LIST}{one.pk}/kirim/", {"number": "12/A/2026"}, follow=True).text

    assert "Ada di susunan acara dan belum diundang: Contoh Pemandu dan Contoh Dua." in page
    assert "Undangan sedang dikirim." in sent
    assert "Surat 12/A/2026" in sent
    assert Letter.objects.get().invitation == one
    assert talk.invitations.count() == 1


def test_a_number_that_is_taken_is_said() -> None:
    talk = sample.talk()
    ones = [visitors.invitation(talk, person=sample.speaker(name), reply="draft") for name in ("Satu", "Dua")]
    client = desk.staff()

    pages = [client.post(f"{LIST}{one.pk}/kirim/", {"number": "7"}, follow=True).text for one in ones]

    assert "Nomor ini sudah dipakai surat lain" in pages[1]


def test_a_link_is_passed_on_by_hand_and_mail_that_came_back_is_seen() -> None:
    talk = sample.talk()
    by_phone = visitors.invitation(talk, contact="+6281234567890")
    by_mail = visitors.invitation(talk, person=sample.speaker("Contoh Dua"))
    Letter.objects.create(
        kind="invitation",
        invitation=by_mail,
        due_at=visitors.NOW,
        bounced_at=visitors.NOW,
        sent_at=visitors.NOW,
    )

    page = desk.staff().get(LIST).text

    assert "https://wa.me/6281234567890?text=Yth.%20Contoh%20Satu" in page
    assert by_phone.token in page
    assert page.count("Surel kembali") == 1


def test_an_invitation_is_withdrawn_and_slides_are_read() -> None:
    one = visitors.invitation(sample.talk())
    one.slides.save("a.pdf", ContentFile(b"%PDF-"))
    client = desk.staff()

    slides = client.get(f"{LIST}{one.pk}/bahan.pdf")
    client.post(f"{LIST}{one.pk}/tarik/")

    one.refresh_from_db()
    assert (slides["Content-Type"], one.reply) == ("application/pdf", "withdrawn")


def test_the_host_says_how_its_letters_are_numbered() -> None:
    sample.talk()
    client = desk.staff()

    wrong = client.post(f"{LIST}surat/", {"pattern": "tanpa nomor"}).text
    client.post(f"{LIST}surat/", {"pattern": "{number}/A/{year}", "signer": "Contoh Ketua"})

    assert "Tulis {number} di tempat nomor" in wrong
    assert LetterStyle.objects.get().signer == "Contoh Ketua"


def test_the_directory_lists_who_has_spoken() -> None:
    sample.talk(State.HELD)

    page = desk.staff(Role.OBSERVER).get("/meja/bincang-contoh/narasumber/").text

    assert "Contoh Dua" in page
    assert "Contoh topik bincang" in page


def test_the_directory_lists_the_newest_talks_of_each_and_all_talks_of_one() -> None:
    programme = sample.programme()
    for number in range(1, 8):
        sample.talk(State.HELD, programme=programme, title=f"Topik ke-{number}")
    client, address = desk.staff(), "/meja/bincang-contoh/narasumber/"

    pages = [client.get(address + query).text for query in ("", "?orang=contoh-dua", "?orang=tiada")]

    assert [page.count("Topik ke-") for page in pages] == [10, 7, 0]
    assert (pages[0].count("Semua 7 bincang"), 'href="?orang=contoh-dua"' in pages[0]) == (2, True)


@pytest.mark.parametrize("talks", [1, 7])
def test_the_directory_asks_the_database_as_often_for_many_talks_as_for_one(
    talks: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    programme = sample.programme()
    for _ in range(talks):
        sample.talk(State.HELD, programme=programme)
    client = desk.staff()

    with django_assert_num_queries(10):
        assert client.get("/meja/bincang-contoh/narasumber/").status_code == 200


def test_the_desk_says_the_number_of_the_next_letter_and_no_pattern() -> None:
    sample.talk()

    page = desk.staff().get(LIST).text

    assert f"akan bernomor 1/PP.05-Und/0000/{timezone.localdate().year}." in page
    assert "Nama penanda tangannya belum diisi." in page
    assert "{number}" not in page


@pytest.mark.parametrize("what", ["", "surat/"])
def test_inviting_is_for_those_who_plan(what: str) -> None:
    sample.talk()

    assert desk.outsider().get(LIST + what).status_code == 403
    assert desk.staff(Role.OPERATOR).get(LIST + what).status_code == 403
    assert Client().get(LIST + what).status_code == 302
