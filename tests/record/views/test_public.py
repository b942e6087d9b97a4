import gzip
import re
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rembuk import record as room
from rembuk.programme.core.talk import OVER, State
from rembuk.programme.models import Talk
from rembuk.record.models import Line, Scope
from rembuk.ui import stylesheet
from tests.factories.programme import commitment, speaker, talk
from tests.factories.record import attendance, line, medium, statement, withheld

pytestmark = pytest.mark.django_db

STATIC = Path(room.__file__).parent / "static"
RECORD = "/acara/bincang-contoh/1/rekaman/"


@pytest.mark.parametrize("state", sorted(set(State) - OVER))
def test_only_a_talk_that_was_held_has_a_record(client: Client, state: State) -> None:
    statement(talk(state))

    assert client.get(RECORD).status_code == 404


def test_a_record_shows_what_was_said_and_promised_and_how_many_came(client: Client) -> None:
    held = talk(State.PUBLISHED)
    statement(held, text="Kata yang dicatat")
    commitment(held, text="Janji yang dicatat", state="kept")
    attendance(held)
    page = client.get(RECORD).text

    for words in (
        "Kata yang dicatat", "Contoh Satu", "13.40", "Janji yang dicatat", "tenggat 9 Desember 2026",
        "Ditepati", "42 orang di aula, 180 orang daring", "Urutan acara dan waktunya",
    ):  # fmt: skip
        assert words in page


def test_a_figure_that_was_not_taken_is_left_out(client: Client) -> None:
    attendance(talk(State.PUBLISHED), hall=None)
    page = client.get(RECORD).text

    assert "180 orang daring" in page
    assert "orang di aula" not in page


def test_an_empty_record_says_so(client: Client) -> None:
    talk(State.PUBLISHED, items=0)
    page = client.get(RECORD).text

    assert "Tidak ada pernyataan yang dicatat." in page
    assert "Tidak ada janji tindak lanjut yang dicatat pada bincang ini." in page
    assert "Urutan acara dan waktunya" not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_a_record_takes_fourteen_queries(
    client: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    held = talk(State.PUBLISHED, items=rows)
    for _ in range(rows):
        statement(held)
        commitment(held)

    with django_assert_num_queries(14):
        client.get(RECORD)


def two_hours(lines: int = 2_000) -> Talk:
    """A talk of two hours with its sound, chapters and a line of some eleven words every few seconds."""
    held = talk(State.PUBLISHED, items=6)
    words = [
        "daftar",
        "pemilih",
        "warga",
        "data",
        "petugas",
        "rapat",
        "pleno",
        "kecamatan",
        "laporan",
        "tahapan",
    ]
    Line.objects.bulk_create(
        Line(
            talk=held,
            starts=number * 3_600,
            ends=number * 3_600 + 3_500,
            person=speaker("Contoh Satu") if number // 9 % 2 else None,
            text=" ".join(words[(number * step + step) % 10] for step in range(1, 12)),
        )
        for number in range(lines)
    )
    medium(held, seconds=7_200)
    return held


def test_a_record_of_two_hours_stays_within_its_weight_and_brings_the_rest_on_the_way(client: Client) -> None:
    two_hours()

    page = client.get(RECORD).text
    alone = page.replace(stylesheet.SHEET, "")
    own = [STATIC / "record" / name for name in ("record.css", "follow.js")]

    assert len(gzip.compress(alone.encode(), 9)) <= 10 * 1024
    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in own) <= 4 * 1024
    assert len(re.findall("<span id=", page)) == 60
    assert f'href="{RECORD}bagian/2/"' in page


def test_every_piece_of_a_transcript_is_a_page(client: Client) -> None:
    two_hours(130)

    for part, count, ways in ((1, 60, ["2"]), (2, 60, ["1", "3"]), (3, 10, ["2"])):
        page = client.get(f"{RECORD}bagian/{part}/").text
        assert len(re.findall("<span id=", page)) == count
        assert re.findall(r'rel="(?:prev|next)" href="[^"]*bagian/(\d)/"', page) == ways

    assert client.get(f"{RECORD}bagian/4/").status_code == 404


def test_a_search_inside_a_record_leads_to_the_line(client: Client) -> None:
    held = two_hours(70)
    found = line(held, text="Coklit terbatas di desa")

    page = client.get(RECORD, {"cari": "coklti"}).text

    assert f'href="{RECORD}bagian/2/#l{found.pk}"' in page
    assert "“coklti” tidak diucapkan. Yang ditampilkan: <b>coklit</b>." in page
    assert "<mark>Coklit</mark>" in page
    assert "Tidak ada yang mengucapkan “nihil”" in client.get(RECORD, {"cari": "nihil"}).text


def test_what_someone_withholds_is_not_on_the_page(client: Client) -> None:
    held = talk(State.PUBLISHED)
    silent = speaker("Contoh Dua")
    statement(held, person=silent, text="Kutipan rahasia")
    line(held, person=silent, text="Kalimat rahasia")
    medium(held)
    for scope in (Scope.QUOTE, Scope.RECORDING):
        withheld(held, silent, scope)

    page = client.get(RECORD).text

    assert ("rahasia" in page, "<audio" in page) == (False, False)
