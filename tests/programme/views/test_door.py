import json
import tomllib
from hashlib import sha256
from pathlib import Path

import pytest
from django.test import Client

from rembuk import programme
from rembuk.institutions.permits import Role
from rembuk.programme.core.talk import State
from rembuk.programme.models import Arrival, Registration
from rembuk.programme.queries.entries import key_of
from tests import desk
from tests.factories import programme as sample
from tests.factories import visitors

pytestmark = pytest.mark.django_db
DOOR = "/meja/bincang-contoh/1/pintu/"
LIST = "/meja/bincang-contoh/1/hadir/"
VENDOR = Path(programme.__file__).parent / "static" / "programme" / "vendor"


def operator() -> Client:
    return desk.staff(Role.OPERATOR)


def send(client: Client, *seen: object, version: str = "") -> tuple[int, dict[str, object]]:
    data = {"device": "0a0a0a0a", "door": "Pintu utama", "version": version, "seen": json.dumps(seen)}
    response = client.post(f"{DOOR}antrean", data)
    return response.status_code, response.json()


def test_without_a_script_the_door_finds_and_lets_in() -> None:
    one = visitors.registration(visitors.open_talk(), name="Siti")
    client = operator()

    pages = [client.post(DOOR, {"what": what}).text for what in ("sit", one.door_code, one.door_code.lower())]
    response = client.post(f"{DOOR}{one.pk}/masuk/", follow=True)
    again = client.post(f"{DOOR}{one.pk}/masuk/", follow=True)

    assert [f'action="{DOOR}{one.pk}/masuk/"' in page for page in pages] == [True, True, True]
    assert "Silakan masuk. Sudah dihitung." in response.text
    assert "Sudah dihitung sebelumnya." in again.text
    assert Arrival.objects.get().registration == one


def test_what_only_a_script_keeps_on_the_phone_is_said_by_the_script_alone() -> None:
    visitors.open_talk()

    page = operator().get(DOOR).text

    assert "<span data-kept hidden>Laman ini menyimpan nama di ponsel ini" in page
    assert page.count("menyimpan nama") == 1


def test_the_hour_of_an_arrival_is_that_of_the_place_in_the_form_of_the_language() -> None:
    visitors.arrival(visitors.registration(sample.talk(State.HELD), name="Siti"), at=sample.OPENING)
    client = operator()

    pages = [client.get(f"{language}{LIST}").text for language in ("", "/en")]

    assert [hour in page for hour, page in zip(("13.30", "13:30"), pages, strict=True)] == [True, True]


def test_without_a_script_a_guest_is_added() -> None:
    visitors.open_talk()
    client = operator()

    assert "Kolom ini wajib diisi" in client.post(f"{DOOR}tamu/", {"guest": " "}).text
    client.post(f"{DOOR}tamu/", {"guest": "Tamu Contoh"})

    assert [one.name for one in Registration.objects.filter(arrival__isnull=False)] == ["Tamu Contoh"]


def test_whoever_is_not_registered_is_said_to_be_none() -> None:
    visitors.open_talk()

    assert "Tambahkan sebagai tamu di bawah" in operator().post(DOOR, {"what": "rini"}).text


def test_a_phone_sends_what_it_saw_and_hears_how_the_door_stands() -> None:
    one = visitors.registration(visitors.open_talk())
    seen = {"counter": 1, "at": "2026-11-24T06:30:00.000Z", "key": key_of(one.code)}
    client = operator()

    status, answer = send(client, seen)
    _, later = send(client, version=str(answer["version"]))

    assert status == 200
    assert answer["answers"] == [{"counter": 1, "word": "in", "key": key_of(one.code)}]
    assert (len(answer["people"]), len(answer["arrived"])) == (1, 1)  # type: ignore[arg-type]
    assert ("people" in later, later["answers"]) == (False, [])


@pytest.mark.parametrize("seen", ["x", {"counter": 1}])
def test_a_broken_queue_changes_nothing(seen: object) -> None:
    visitors.open_talk()

    assert send(operator(), seen) == (400, {"problem": ["seen"]})


def test_a_talk_without_a_door_says_so() -> None:
    sample.talk(State.POSTPONED)

    seen = {"counter": 1, "at": "2026-11-24T06:30:00.000Z", "guest": "Tamu"}
    assert send(operator(), seen) == (409, {"problem": "Bincang ini belum membuka pintu."})


def test_the_script_that_keeps_the_page_rules_the_door_alone(client: Client) -> None:
    visitors.open_talk()

    response = client.get(f"{DOOR}pekerja.js")

    assert response["Content-Type"] == "text/javascript; charset=utf-8"
    assert 'addEventListener("fetch"' in response.text


def test_the_paper_list_is_entered_afterwards_and_counts_with_the_door() -> None:
    talk = sample.talk(State.HELD)
    visitors.arrival(visitors.registration(talk, name="Siti"))
    client = operator()

    page = client.post(LIST, {"names": "Siti\nBudi"}, follow=True).text

    assert "0 pernah mendaftar, 1 baru, 1 sudah ada di daftar" in page
    assert "1 lewat pintu, 1 lewat daftar kertas" in page
    assert "Tidak ada nama yang ditemukan" in client.post(LIST, {"names": ""}).text


def test_two_of_one_name_are_put_together_by_one_press() -> None:
    talk = visitors.open_talk()
    first, other = (visitors.registration(talk, name="Siti") for _ in range(2))
    client = operator()
    address = f"{LIST}{first.pk}/gabung/{other.pk}/"

    assert address in client.get(LIST).text
    assert "Keduanya sekarang satu orang." in client.post(address, follow=True).text
    assert client.post(address).status_code == 404


@pytest.mark.parametrize("address", [DOOR, LIST])
def test_a_door_is_for_the_partners_operators(address: str) -> None:
    visitors.open_talk()

    assert desk.outsider().get(address).status_code == 403
    assert desk.staff(Role.OBSERVER).get(address).status_code == 403
    assert Client().get(address).status_code == 302


def test_code_of_others_is_as_it_was_published() -> None:
    with (VENDOR / "vendor.toml").open("rb") as source:
        files = tomllib.load(source)

    assert {name: sha256((VENDOR / name).read_bytes()).hexdigest() for name in files} == {
        name: each["sha256"] for name, each in files.items()
    }
    assert {path.name for path in VENDOR.glob("*.js")} == set(files)
