import pytest
from django.test import Client

from rembuk.programme.core.talk import State
from rembuk.record import actions
from rembuk.record.models import Certificate, Followed, GuestConsent
from tests.factories import hall, visitors
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = sample.OPENING


def test_a_ticket_leads_to_what_its_holder_allows(client: Client) -> None:
    visitor = visitors.registration(sample.talk(State.ANNOUNCED))

    assert f'href="/tiket/{visitor.code}/izin/"' in client.get(f"/tiket/{visitor.code}/").text
    page = client.get(f"/tiket/{visitor.code}/izin/")

    assert (page.status_code, page.cookies) == (200, {})
    assert "no-store" in page["Cache-Control"]
    assert "50 %" in page.text


def test_what_is_allowed_is_kept_and_taken_back_without_a_cookie(client: Client) -> None:
    address = f"/tiket/{visitors.registration(sample.talk(State.HELD)).code}/izin/"

    assert client.post(address, {"scopes": ["photo"]}).status_code == 302
    assert 'value="photo" id="id_scopes_1" checked' in client.get(address).text
    client.post(address, {})

    assert dict(GuestConsent.objects.values_list("scope", "given")) == {"photo": False, "name": False}
    assert client.post(address, {"scopes": ["semua"]}).status_code == 200
    assert client.post(address, {}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_an_unknown_ticket_is_no_page(client: Client) -> None:
    assert client.get(f"/tiket/{'X' * 20}/izin/").status_code == 404
    assert client.post(f"/tiket/{'X' * 20}/hadir/").status_code == 404


def test_a_phone_that_followed_nothing_is_told_so(client: Client) -> None:
    talk = sample.talk(State.HELD)
    hall.room(talk)
    visitor = visitors.registration(talk)

    page = client.post(f"/tiket/{visitor.code}/hadir/")

    assert page.status_code == 409
    assert "Peramban ini tidak mengikuti bincang" in page.text
    assert Followed.objects.count() == 0


def test_a_given_certificate_is_fetched_by_the_ticket(client: Client) -> None:
    talk = sample.talk(State.HELD)
    visitor = visitors.registration(talk)
    visitors.arrival(visitor)
    address = f"/tiket/{visitor.code}/izin/"
    assert "sertifikat.pdf" not in client.get(address).text

    actions.give_certificates(by=sample.officer(), talk=talk, now=NOW)

    code = Certificate.objects.get(part="participant").code
    assert f"/sertifikat/{code}/sertifikat.pdf" in client.get(address).text
    Certificate.objects.update(withdrawn_at=NOW)
    assert "sertifikat.pdf" not in client.get(address).text
