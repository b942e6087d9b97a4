from datetime import UTC, datetime

import pytest
from django.test import Client

from rembuk.programme.core.talk import State
from rembuk.record import actions
from rembuk.record.models import Certificate
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = sample.OPENING


@pytest.fixture
def certificate() -> Certificate:
    actions.give_certificates(by=sample.officer(), talk=sample.talk(State.HELD), now=NOW)
    return Certificate.objects.get(name="Contoh Satu")


def test_a_genuine_certificate_says_what_it_says_however_its_code_is_typed(
    client: Client, certificate: Certificate
) -> None:
    code = certificate.code
    for typed in (code, code.lower(), "-".join([code[:5], code[5:10], code[10:15], code[15:]])):
        page = client.get(f"/sertifikat/{typed}/")
        assert page.status_code == 200
        for words in ("Sah", "Contoh Satu", "narasumber", certificate.number, "Rabu, 25 November 2026"):
            assert words in page.text

    assert client.get("/sertifikat/", {"code": f" {code.lower()} "})["Location"] == f"/sertifikat/{code}/"
    assert client.get(f"/sertifikat/{code}/sertifikat.pdf").content[:5] == b"%PDF-"


def test_a_withdrawn_one_says_so_and_gives_no_paper(client: Client, certificate: Certificate) -> None:
    actions.withdraw_certificate(by=sample.officer(), certificate=certificate, reason="Salah nama", now=NOW)

    page = client.get(f"/sertifikat/{certificate.code}/").text

    assert "Ditarik" in page
    assert ("Contoh Satu" in page, "Salah nama" in page) == (False, False)
    assert client.get(f"/sertifikat/{certificate.code}/sertifikat.pdf").status_code == 404


def test_the_day_it_was_withdrawn_is_that_of_the_place(client: Client, certificate: Certificate) -> None:
    certificate.talk.programme.timezone = "Asia/Jayapura"
    certificate.talk.programme.save()
    in_the_evening = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)  # one in the morning there

    actions.withdraw_certificate(
        by=sample.officer(), certificate=certificate, reason="Salah nama", now=in_the_evening
    )

    assert "ditarik pada Selasa, 1 Desember 2026" in client.get(f"/sertifikat/{certificate.code}/").text


@pytest.mark.parametrize("code", ["A" * 20, "x", "0" * 20])
def test_every_code_that_is_not_ours_gets_the_same_answer(
    client: Client, certificate: Certificate, code: str
) -> None:
    answers = {client.get(f"/sertifikat/{each}/").text.replace(f"/{each}/", "") for each in (code, "B" * 20)}

    assert len(answers) == 1
    assert client.get("/sertifikat/", {"code": code}, follow=True).status_code == 404


def test_no_search_engine_and_no_cache_keeps_a_name(client: Client, certificate: Certificate) -> None:
    page = client.get(f"/sertifikat/{certificate.code}/")

    assert '<meta name="robots" content="noindex">' in page.text
    assert "no-store" in page["Cache-Control"]
    assert page.cookies == {}
