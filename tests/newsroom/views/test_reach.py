import csv
from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from rembuk.newsroom import actions
from rembuk.programme.core.talk import State
from tests.factories import newsroom, programme, record, visitors

pytestmark = pytest.mark.django_db
PAGE = "/acara/bincang-contoh/capaian/"


def test_the_page_tells_people_questions_and_readers_with_a_chart_and_its_table(client: Client) -> None:
    talk = programme.talk(State.PUBLISHED, title="=1+1")
    record.attendance(talk, hall=42, online=180)
    article = newsroom.article(talk=talk, title="Kabar yang dibaca")
    actions.add_reads(counts={("id", article.slug): 7}, day=date(2026, 11, 25))

    page = client.get(PAGE)

    for words in ("<dd>222</dd>", "<dd>7</dd>", "<svg", "Kabar yang dibaca", "0 dari 0"):
        assert words in page.text
    assert page.cookies == {}
    rows = list(csv.reader(client.get("/acara/bincang-contoh/capaian.csv").text.splitlines()))
    assert rows[1][:6] == ["1", "'=1+1", "42", "180", "", ""]


def test_the_figures_open_in_a_spreadsheet_under_names_that_people_use(client: Client) -> None:
    talk = programme.talk(State.PUBLISHED, title="=1+1")
    record.attendance(talk, hall=42, online=180)

    book = CalamineWorkbook.from_filelike(BytesIO(client.get("/acara/bincang-contoh/capaian.xlsx").content))

    head, row = book.get_sheet_by_index(0).to_python()
    assert head[:5] == ["Nomor", "Bincang", "Di aula", "Daring", "Pertama kali"]
    assert row[:5] == [1.0, "=1+1", 42.0, 180.0, ""]
    assert client.get("/acara/tidak-ada/capaian.xlsx").status_code == 404


def test_of_few_people_nothing_is_told(client: Client) -> None:
    talk = programme.talk(State.PUBLISHED)
    for name in ("Rahasia Satu", "Rahasia Dua"):
        visitors.arrival(visitors.registration(talk, name=name, district="Desa Rahasia"))

    told = client.get(PAGE).text + client.get("/acara/bincang-contoh/capaian.csv").text
    book = CalamineWorkbook.from_filelike(BytesIO(client.get("/acara/bincang-contoh/capaian.xlsx").content))
    told += str(book.get_sheet_by_index(0).to_python())

    assert "Rahasia" not in told
    assert "1,Contoh topik bincang,2,,,," in told
    assert "'Contoh topik bincang', 2.0, '', '', ''" in told


def test_what_nobody_counted_is_a_dash_and_no_zero(client: Client) -> None:
    programme.talk(State.PUBLISHED)

    assert "<dd>–</dd>" in client.get(PAGE).text
    record.attendance(programme.talk(State.PUBLISHED), hall=0, online=None)
    assert ["<dd>–</dd>" in client.get(PAGE).text, client.get(PAGE).text.count("<dd>0</dd>")] == [False, 3]


def test_before_the_first_talk_there_is_nothing_to_tell(client: Client) -> None:
    programme.talk(State.ANNOUNCED)

    assert "<svg" not in client.get(PAGE).text.split("<main")[1].split("</main>")[0]
    assert client.get("/acara/tidak-ada/capaian/").status_code == 404
