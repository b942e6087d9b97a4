import json
import re
from datetime import date, time, timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from rembuk.programme.core.talk import Mode, State
from rembuk.programme.models import Consent, Invitation, Talk, TalkChange
from rembuk.programme.queries.changes import whereabouts
from tests.factories import visitors
from tests.factories.programme import DAY, OPENING, commitment, programme, talk

pytestmark = pytest.mark.django_db

SERIES = "/acara/bincang-contoh/"


@pytest.fixture(autouse=True)
def two_days_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: OPENING - timedelta(days=2))


def event(page: str) -> dict[str, object]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found
    data = json.loads(found[1])
    assert isinstance(data, dict)
    return data


@pytest.mark.parametrize("state", [State.DRAFT, State.AGREED])
def test_a_talk_that_is_not_announced_is_not_there(client: Client, state: State) -> None:
    talk(state, title="Rahasia sampai diumumkan")

    assert client.get(f"{SERIES}1/").status_code == 404
    for address in ("/", "/acara/", SERIES):
        assert "Rahasia" not in client.get(address).text


def test_a_talk_is_found_only_in_its_own_series(client: Client) -> None:
    talk(State.ANNOUNCED)

    assert client.get(f"{SERIES}1/").status_code == 200
    assert client.get("/acara/lain/1/").status_code == 404
    assert client.get(f"{SERIES}2/").status_code == 404


def test_before_a_talk_its_page_says_when_where_and_who(client: Client) -> None:
    talk(State.ANNOUNCED, capacity=120)
    page = client.get(f"{SERIES}1/").text

    for words in ("Rabu, 25 November 2026", "13.30–15.30 WIB", "Aula Contoh", "Contoh Satu", "Pemandu", "120"):
        assert words in page
    assert 'aria-current="step">Segera' in page


def test_the_same_page_speaks_english(client: Client) -> None:
    talk(State.ANNOUNCED)
    page = client.get(f"/en{SERIES}1/").text

    assert "Wednesday, 25 November 2026" in page
    assert "13:30–15:30 WIB" in page


def test_a_talk_without_an_hour_says_that_it_follows(client: Client) -> None:
    talk(State.ANNOUNCED, starts=None, ends=None)
    page = client.get(f"{SERIES}1/").text

    assert "Jamnya menyusul." in page
    assert "WIB" not in page


def test_during_a_talk_the_running_item_is_marked(client: Client) -> None:
    talk(State.LIVE, mode=Mode.HYBRID.value, link="https://rapat.example.id/contoh")
    page = client.get(f"{SERIES}1/").text

    assert page.count('<li aria-current="step"><time') == 1
    assert "Ikut daring sekarang" in page


def test_a_talk_leads_to_its_record_once_that_is_public(client: Client) -> None:
    talk(State.PUBLISHED)

    assert f'href="{SERIES}1/rekaman/"' in client.get(f"{SERIES}1/").text


@pytest.mark.parametrize("state", [State.ANNOUNCED, State.HELD])
def test_before_that_nothing_leads_to_a_record(client: Client, state: State) -> None:
    talk(state)

    assert "rekaman/" not in client.get(f"{SERIES}1/").text


def test_a_postponed_talk_says_so_on_top_with_the_old_date_and_the_reason(client: Client) -> None:
    talk(State.POSTPONED)
    page = client.get(f"{SERIES}1/").text

    assert "Ditunda dari Rabu, 11 November 2026" in page
    assert page.index("Contoh alasan") < page.index("<h1>")
    assert event(page)["eventStatus"] == "https://schema.org/EventRescheduled"


def test_a_cancelled_talk_keeps_its_page_with_the_reason_on_top(client: Client) -> None:
    talk(State.CANCELLED)
    response = client.get(f"{SERIES}1/")

    assert response.status_code == 200
    assert response.text.index("Contoh alasan") < response.text.index("<h1>")
    assert event(response.text)["eventStatus"] == "https://schema.org/EventCancelled"


def test_a_series_keeps_a_cancelled_talk_among_the_coming_ones_with_its_reason(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk(State.CANCELLED, title="Contoh yang dibatalkan")

    def coming_and_past(day: date) -> list[bool]:
        monkeypatch.setattr(timezone, "localdate", lambda *_: day)
        coming, past = client.get(SERIES).text.split('id="past"')
        return [
            all(words in part for words in ("Contoh yang dibatalkan", ">Batal</span>", "Contoh alasan"))
            for part in (coming, past)
        ]

    assert coming_and_past(DAY) == [True, False]
    assert coming_and_past(DAY + timedelta(days=1)) == [False, True]


@pytest.mark.parametrize("state", [State.POSTPONED, State.CANCELLED])
def test_a_talk_that_was_set_aside_before_anyone_knew_of_it_has_no_page(client: Client, state: State) -> None:
    talk(state, title="Contoh rahasia", was_announced=False)

    assert client.get(f"{SERIES}1/").status_code == 404
    assert client.get(f"{SERIES}1/ruang/").status_code == 404
    assert "Contoh rahasia" not in client.get(SERIES).text
    assert "Contoh rahasia" not in client.get(f"{SERIES}kalender.ics").text


def test_what_the_talk_before_left_open_stands_on_the_next_ones_page(client: Client) -> None:
    before = talk(State.PUBLISHED, date=DAY - timedelta(days=14))
    commitment(before, text="Janji yang masih terbuka")
    commitment(before, text="Janji yang sudah ditepati", state="kept")
    talk(State.ANNOUNCED)
    page = client.get(f"{SERIES}2/").text

    assert "Janji yang masih terbuka" in page
    assert "Janji yang sudah ditepati" not in page


def test_search_engines_read_a_talk_as_an_event(client: Client) -> None:
    talk(State.ANNOUNCED, title='Contoh </script> "judul"')
    data = event(client.get(f"{SERIES}1/").text)

    assert data["name"] == 'Contoh </script> "judul"'
    assert data["startDate"] == "2026-11-25T13:30:00+07:00"
    assert data["endDate"] == "2026-11-25T15:30:00+07:00"
    assert data["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert data["url"] == "http://127.0.0.1:8000/acara/bincang-contoh/1/"


def test_each_language_points_to_the_other(client: Client) -> None:
    talk(State.ANNOUNCED)
    page = client.get(f"/en{SERIES}1/").text

    assert f'<link rel="canonical" href="http://127.0.0.1:8000/en{SERIES}1/">' in page
    assert f'<link rel="alternate" hreflang="id" href="http://127.0.0.1:8000{SERIES}1/">' in page
    assert f'<a href="{SERIES}1/" lang="id" hreflang="id">' in page


@pytest.mark.parametrize("items", [1, 3])
def test_a_talks_page_takes_eleven_queries(
    client: Client, items: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    talk(State.ANNOUNCED, items=items)

    with django_assert_num_queries(11):
        client.get(f"{SERIES}1/")


@pytest.mark.parametrize("talks", [1, 3])
def test_a_series_page_takes_six_queries(
    client: Client, talks: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for day in range(talks):
        talk(State.HELD, date=DAY - timedelta(days=14 * (day + 1)))
        talk(State.ANNOUNCED, date=DAY + timedelta(days=14 * day))

    with django_assert_num_queries(6):
        page = client.get(SERIES).text

    assert page.count('class="row"') == talks * 2


def test_a_series_says_whose_it_is_in_alphabetical_order_and_how_often(client: Client) -> None:
    programme()
    page = client.get(SERIES).text
    names = [
        "Bawaslu Kabupaten Contoh", "Bawaslu Kota Contoh", "KPU Kabupaten Contoh", "KPU Kota Contoh",
    ]  # fmt: skip

    assert sorted(names, key=page.index) == names
    assert "Disepakati 2 November 2026. Berlangsung setiap dua minggu." in page


def test_a_series_leads_to_the_calendars_of_its_bodies_and_tags_and_to_none_of_a_draft(client: Client) -> None:
    talk(State.ANNOUNCED, tags=["Umum", "Pemilih Baru", "🙂"])
    talk(State.DRAFT, tags=["Rahasia"])

    page = client.get(SERIES)

    links = re.findall(rf'href="{SERIES}kalender/([^"]+)"', page.text)
    bodies = ["bawaslu-kab", "bawaslu-kota", "kpu-kab", "kpu-kota"]
    assert links == [f"lembaga/{key}.ics" for key in bodies] + ["topik/pemilih-baru.ics", "topik/umum.ics"]
    assert [client.get(f"{SERIES}kalender/{link}").status_code for link in links] == [200] * 6


def test_a_series_without_talks_says_so_kindly(client: Client) -> None:
    programme(cadence="FREQ=MONTHLY;BYDAY=1TH")
    page = client.get(SERIES).text

    assert "Bincang berikutnya belum diumumkan." in page
    assert "Belum ada bincang yang berlangsung." in page
    assert "Berlangsung" not in page.replace("berlangsung", "")


def test_an_unknown_series_is_not_there(client: Client) -> None:
    assert client.get(SERIES).status_code == 404


def test_the_archive_goes_page_by_page_and_forgives_a_wrong_number(client: Client) -> None:
    for week in range(41):
        talk(State.HELD, items=0, date=date(2026, 1, 1) + timedelta(days=7 * week), starts=time(9))

    assert client.get("/acara/").text.count('class="row"') == 40
    assert client.get("/acara/?hal=2").text.count('class="row"') == 1
    assert client.get("/acara/?hal=x").status_code == 200
    assert client.get("/acara/?hal=99").text.count('class="row"') == 1


def test_an_archive_of_several_series_lists_them(client: Client) -> None:
    programme()
    programme(slug="lain", name="Bincang Lain")

    assert 'href="/acara/lain/"' in client.get("/acara/").text


def test_a_changed_talk_says_what_was_and_what_is_until_it_is_over(client: Client) -> None:
    made = talk(State.ANNOUNCED)
    before = {**whereabouts(made).packed(), "venue": "Balai Contoh"}
    TalkChange.objects.create(talk=made, sequence=1, at=OPENING, before=before)
    notice = "Tempat: <ins>Aula Contoh</ins>"

    page = client.get("/acara/bincang-contoh/1/").text
    assert notice in page
    assert "<del>Balai Contoh</del>" in page

    Talk.objects.update(state=State.HELD)
    assert notice not in client.get("/acara/bincang-contoh/1/").text


def with_a_photo(of: Talk, *, scope: str = "photo", reply: str = "accepted") -> Invitation:
    content = BytesIO()
    Image.new("RGB", (400, 300), "purple").save(content, "JPEG")
    one = visitors.invitation(of, reply=reply, photo_alt="Foto contoh")
    one.photo.save("contoh.jpg", ContentFile(content.getvalue()))
    Consent.objects.create(invitation=one, scope=scope, given_at=OPENING)
    return one


def test_a_speaker_who_agrees_is_seen_and_no_more_once_that_is_taken_back(client: Client) -> None:
    one = with_a_photo(talk(State.ANNOUNCED))
    address = f"{SERIES}1/narasumber/{one.pk}.webp"

    assert f'src="{address}" alt="Foto contoh"' in client.get(f"{SERIES}1/").text
    photo = client.get(address)
    assert (photo["Content-Type"], Image.open(BytesIO(photo.content)).size) == ("image/webp", (96, 96))

    Consent.objects.update(withdrawn_at=OPENING)
    assert address not in client.get(f"{SERIES}1/").text
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("state", "changes"),
    [
        (State.ANNOUNCED, {"scope": "stream"}),
        (State.ANNOUNCED, {"reply": "declined"}),
        (State.DRAFT, {}),
    ],
)
def test_a_photo_is_shown_only_by_consent_of_who_comes_and_once_the_talk_is_public(
    client: Client, state: State, changes: dict[str, str]
) -> None:
    one = with_a_photo(talk(state), **changes)

    assert client.get(f"{SERIES}1/narasumber/{one.pk}.webp").status_code == 404
    assert "narasumber/" not in client.get(f"{SERIES}1/").text
