import json
from typing import Any

import jsonschema
import pytest
from django.test import Client

from rembuk.programme.core.talk import RECORDED, State
from rembuk.record.models import Scope
from tests.factories import programme as sample
from tests.factories import record
from tests.feeds import GRAMMARS

pytestmark = pytest.mark.django_db
TALK = "/acara/bincang-contoh/1/"
FILES = ["transkrip.vtt", "transkrip.txt", "bab.txt", "bab.vtt", "bab.json"]


def body(client: Client, address: str, **headers: str) -> bytes:
    response: Any = client.get(address, headers=headers)
    return b"".join(response)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("state", sorted(set(State) - RECORDED))
def test_nothing_is_taken_along_until_the_record_is_public(client: Client, state: State, name: str) -> None:
    record.line(sample.talk(state))

    assert client.get(TALK + name).status_code == 404


@pytest.mark.parametrize("name", FILES)
def test_what_is_not_there_is_not_found(client: Client, name: str) -> None:
    sample.talk(State.PUBLISHED, items=0)

    assert client.get(TALK + name).status_code == 404


def test_the_transcript_comes_as_captions_and_as_a_text(client: Client) -> None:
    talk = sample.talk(State.PUBLISHED)
    record.line(talk, person=sample.speaker("Contoh Satu"), text="Selamat <siang>")

    vtt, txt = client.get(TALK + "transkrip.vtt"), client.get(TALK + "transkrip.txt")

    assert vtt["Content-Type"] == "text/vtt; charset=utf-8"
    assert "<v Contoh Satu>Selamat &lt;siang&gt;" in vtt.text
    assert txt.text == "[0:00] Contoh Satu: Selamat <siang>\n"


def test_chapters_come_in_every_form_that_is_asked_for(client: Client) -> None:
    sample.talk(State.PUBLISHED, items=2)

    assert client.get(TALK + "bab.txt").text == "0:00 Contoh butir 1\n20:00 Contoh butir 2\n"
    assert "00:20:00.000 --> 00:20:01.000\nContoh butir 2" in client.get(TALK + "bab.vtt").text
    podcast = client.get(TALK + "bab.json")
    assert podcast["Content-Type"] == "application/json+chapters"
    assert json.loads(podcast.content)["chapters"][1] == {"startTime": 1200.0, "title": "Contoh butir 2"}


def test_chapters_keep_the_grammar_of_podcasts(client: Client) -> None:
    sample.talk(State.PUBLISHED, items=3)
    schema = json.loads((GRAMMARS / "chapters.schema.json").read_text(encoding="utf-8"))
    grammar = jsonschema.Draft202012Validator(schema)
    jsonschema.Draft202012Validator.check_schema(schema)

    told = json.loads(client.get(TALK + "bab.json").content)

    assert [each.message for each in grammar.iter_errors(told)] == []
    starts = [chapter["startTime"] for chapter in told["chapters"]]
    assert starts == sorted(set(starts))
    told["chapters"][0] = {"startTime": "0:00"}
    assert sorted(each.validator for each in grammar.iter_errors(told)) == ["required", "type"]


def test_a_recording_is_given_whole_or_in_the_part_a_player_asks_for(client: Client) -> None:
    medium = record.medium(sample.talk(State.PUBLISHED), b"0123456789")
    address = f"{TALK}rekaman/{medium.pk}/sound.m4a"

    assert body(client, address) == b"0123456789"
    assert body(client, address, range="bytes=2-4") == b"234"
    assert client.get(address)["Content-Type"] == "audio/mp4"


def test_a_file_has_one_address_on_its_own_talk(client: Client) -> None:
    medium = record.medium(sample.talk(State.PUBLISHED))
    sample.talk(State.PUBLISHED)
    sample.talk(State.ANNOUNCED)

    for address in (
        f"{TALK}rekaman/{medium.pk}/sound.html",
        f"/acara/bincang-contoh/2/rekaman/{medium.pk}/sound.m4a",
        f"/acara/bincang-contoh/3/rekaman/{medium.pk}/sound.m4a",
        f"{TALK}rekaman/{medium.pk + 1}/sound.m4a",
    ):
        assert client.get(address).status_code == 404


def test_what_someone_withholds_is_gone_from_every_file(client: Client) -> None:
    talk = sample.talk(State.PUBLISHED)
    silent = sample.speaker("Contoh Dua")
    record.line(talk, person=silent, text="rahasia")
    record.line(talk, text="terbuka")
    medium = record.medium(talk)
    record.withheld(talk, silent, Scope.RECORDING)

    assert client.get(f"{TALK}rekaman/{medium.pk}/sound.m4a").status_code == 404
    for name in ("transkrip.vtt", "transkrip.txt"):
        assert "rahasia" not in client.get(TALK + name).text
        assert "terbuka" in client.get(TALK + name).text
