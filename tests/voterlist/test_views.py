import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories.programme import body, programme

pytestmark = pytest.mark.django_db


def test_the_page_leads_to_the_official_place_and_says_who_confirmed_it(client: Client) -> None:
    page = client.get("/daftar-pemilih/").text

    assert 'href="https://cekdptonline.kpu.go.id"' in page
    assert "belum dikonfirmasi kantor" in page


def test_the_page_names_the_counters_of_the_partners_alone(client: Client) -> None:
    programme()
    body("kampus")
    page = client.get("/daftar-pemilih/").text
    counters = page[page.index("Loket: ") : page.index(".</p>", page.index("Loket: "))]

    assert counters == "Loket: KPU Kabupaten Contoh dan KPU Kota Contoh"


def test_without_partners_no_counter_is_named(client: Client) -> None:
    assert "Loket: " not in client.get("/daftar-pemilih/").text


def test_the_page_takes_two_queries(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    programme()

    with django_assert_num_queries(2):
        client.get("/daftar-pemilih/")


def test_the_page_asks_for_nothing(client: Client) -> None:
    page = client.get("/daftar-pemilih/").text

    assert "<form" not in page
    assert "<input" not in page


def test_the_page_says_that_no_voter_row_is_here(client: Client) -> None:
    assert "Situs ini tidak menyimpan data pemilih" in client.get("/daftar-pemilih/").text
