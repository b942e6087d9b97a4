import gzip
import json
import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from rembuk.hall.core.broadcast import StreamSource
from rembuk.hall.core.polls import PollKind
from rembuk.hall.core.questions import QuestionState
from rembuk.hall.models import Answer, Poll, Question
from rembuk.programme.core.talk import State
from rembuk.ui.storage import without_comments
from tests.factories import hall, stream
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
ROOM = "/en/acara/bincang-contoh/1/ruang/"
TEXT = "/en/acara/bincang-contoh/1/teks/"


def read(client: Client, address: str, **query: str) -> str:
    return str(client.get(address, query).content.decode())


@pytest.mark.parametrize("address", [ROOM, TEXT])
def test_what_is_on_is_read_without_a_cookie(client: Client, address: str) -> None:
    room = hall.room()
    hall.question(room, text="Contoh yang menunggu?")
    hall.question(room, QuestionState.ON_AIR, text="Contoh yang tayang?")
    hall.question(room, QuestionState.PENDING, text="Contoh yang belum disetujui?")

    answer = client.get(address)
    text = answer.content.decode()

    assert (answer.status_code, bool(answer.cookies)) == (200, False)
    assert "private" in answer["Cache-Control"]
    assert ["Contoh yang menunggu?" in text, "Contoh yang tayang?" in text] == [True, True]
    assert "belum disetujui" not in text


@pytest.mark.parametrize("state", [State.DRAFT, State.AGREED])
def test_the_room_of_a_talk_that_nobody_sees_is_not_found(client: Client, state: State) -> None:
    sample.talk(state)

    assert [client.get(address).status_code for address in (ROOM, TEXT)] == [404, 404]


@pytest.mark.parametrize("state", [State.ANNOUNCED, State.HELD, State.CANCELLED, State.POSTPONED])
def test_the_room_stands_before_and_after_the_talk(client: Client, state: State) -> None:
    sample.talk(state)

    assert [client.get(address).status_code for address in (ROOM, TEXT)] == [200, 200]


@pytest.mark.parametrize("origin", ["room", "text"])
def test_a_question_is_asked_by_a_plain_form_and_comes_back_to_the_same_page(
    client: Client, origin: str
) -> None:
    room = hall.room()

    sent = client.post(f"{ROOM}tanya/", {"text": "Contoh pertanyaan?", "name": "Contoh", "from": origin})

    assert sent["Location"] == f"{TEXT if origin == 'text' else ROOM}?asked={room.questions.get().pk}#ask"
    question = Question.objects.get(room=room)
    assert (question.text, question.name, question.state) == ("Contoh pertanyaan?", "Contoh", "pending")
    assert "Your question has arrived" in read(client, sent["Location"].split("#")[0])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "This field is required."),
        ("x" * 501, "at most 500 characters"),
        ("\u202e\u200f", "Write a few words."),
    ],
)
def test_a_question_that_cannot_be_keeps_what_was_typed(client: Client, text: str, words: str) -> None:
    hall.room()

    page = client.post(f"{ROOM}tanya/", {"text": text, "name": "Contoh nama"})

    assert page.status_code == 200
    assert (words in page.content.decode(), "Contoh nama" in page.content.decode()) == (True, True)
    assert Question.objects.count() == 0


def test_a_support_counts_once_a_phone_and_is_taken_back(client: Client) -> None:
    question = hall.question(hall.room())
    address = f"{ROOM}tanya/{question.pk}/dukung/"
    seen = []
    for typed in ({"gives": "1"}, {"gives": "1"}, {"gives": "0"}):
        assert client.post(address, typed)["Location"] == f"{ROOM}#question-{question.pk}"
        question.refresh_from_db()
        seen.append(question.supported)
    Client().post(address, {"gives": "1"})
    question.refresh_from_db()

    assert (seen, question.supported) == ([1, 1, 0], 1)


def test_a_hundred_phones_behind_one_address_all_count(client: Client) -> None:
    question = hall.question(hall.room())
    for _ in range(100):
        Client().post(f"{ROOM}tanya/{question.pk}/dukung/", {"gives": "1"})
    question.refresh_from_db()

    assert question.supported == 100


@pytest.mark.parametrize(
    ("kind", "choice", "mask", "word"),
    [
        (PollKind.SINGLE, "B", 2, None),
        (PollKind.MULTIPLE, ["A", "C"], 5, None),
        (PollKind.SCALE, "3", 4, None),
        (PollKind.CLOUD, "Jujur", 0, "jujur"),
    ],
)
def test_a_poll_is_answered_by_a_plain_form(
    client: Client, kind: PollKind, choice: Any, mask: int, word: str | None
) -> None:
    poll = hall.poll(hall.room(), kind)

    client.post(f"{ROOM}jajak/{poll.pk}/jawab/", {"choice": choice, "from": "text"})

    answer = Answer.objects.get()
    assert (answer.mask, answer.word and answer.word.text) == (mask, word)
    assert "Change my answer" in read(client, TEXT)


def test_what_is_not_offered_is_said_and_counts_nothing(client: Client) -> None:
    poll = hall.poll(hall.room())

    page = client.post(f"{ROOM}jajak/{poll.pk}/jawab/", {"choice": "Z"})

    assert "Choose from what is offered." in page.content.decode()
    assert Answer.objects.count() == 0


def test_results_stay_closed_until_the_operator_opens_them(client: Client) -> None:
    room = hall.room()
    poll = hall.poll(room)
    Answer.objects.create(poll=poll, participant=hall.phone(room), mask=1)

    assert "<b>100%</b>" not in read(client, ROOM)
    poll.shown = True
    poll.save()
    assert "<b>100%</b>" in read(client, ROOM)


def test_each_mode_says_its_price_and_the_policy_opens_for_the_chosen_one_alone(client: Client) -> None:
    talk = sample.talk(State.LIVE)
    stream.broadcast(talk)

    plain, sound, video = (client.get(ROOM, {"cara": mode}) for mode in ("teks", "suara", "video"))

    prices = re.findall(r"<small>(.*?)</small>", plain.content.decode())
    assert prices == ["1 MB/hour", "15 MB/hour", "180 MB/hour"]
    assert ["blob:" in page["Content-Security-Policy"] for page in (plain, sound, video)] == [
        False,
        True,
        True,
    ]
    assert ["<audio" in page.content.decode() for page in (plain, sound, video)] == [False, True, False]


def test_no_stranger_is_asked_before_a_tap(client: Client) -> None:
    stream.broadcast(sample.talk(State.LIVE), StreamSource.YOUTUBE)

    before, after = client.get(ROOM), client.get(ROOM, {"cara": "video"})

    assert ["youtube" in page.content.decode().replace("YouTube", "") for page in (before, after)] == [
        False,
        True,
    ]
    assert "frame-src" not in before["Content-Security-Policy"]
    assert "frame-src https://www.youtube-nocookie.com" in after["Content-Security-Policy"]


def test_a_meeting_is_a_way_out(client: Client) -> None:
    talk = sample.talk(State.LIVE, link="https://rapat.example.id/contoh")
    stream.broadcast(talk, StreamSource.MEETING)

    assert 'href="https://rapat.example.id/contoh"' in read(client, ROOM)


def full_house() -> None:
    room = hall.room()
    hall.question(room, QuestionState.ON_AIR, text="x" * 200)
    for n in range(20):
        hall.question(
            room, text=f"Contoh pertanyaan yang panjang nomor {n}, " + "kata demi kata " * 8, supported=n
        )
    hall.poll(room)


def test_the_text_room_is_light_and_needs_nothing_else(client: Client) -> None:
    full_house()

    page = client.get(TEXT).content

    assert len(gzip.compress(page)) < 9_000
    assert (
        re.findall(
            rb"<script|@font-face|<link|<img", page.replace(b'@font-face{font-family:"Tinta Fallback"', b"")
        )
        == []
    )


def test_the_room_keeps_within_its_budget(client: Client) -> None:
    full_house()
    static = settings.SOURCE / "hall" / "static" / "hall"

    page = len(gzip.compress(client.get(ROOM).content))
    # What draws polls is asked for when there is one. Every phone takes gzip, and most take less.
    scripts = [(static / name).read_text(encoding="utf-8") for name in ("room.js", "live.js", "outbox.js")]
    script = sum(len(gzip.compress(without_comments(text).encode())) for text in scripts)
    sheet = len(gzip.compress((static / "room.css").read_bytes()))

    # The page carries the site's style sheet on a first visit; the font is 19 kB.
    assert page + script + sheet + 18_648 < 40_000
    assert script < 5_000


def test_a_page_is_read_in_few_queries(client: Client, django_assert_num_queries: Any) -> None:
    full_house()
    client.get(ROOM)

    with django_assert_num_queries(15):
        client.get(ROOM)


def test_without_the_rooms_server_a_browser_asks_again_every_second(client: Client) -> None:
    room = hall.room()
    hall.question(room, QuestionState.PENDING, text="Rahasia?")
    hall.question(room, text="Contoh?")

    answer = client.get(f"{ROOM}arus")

    retry, event, data = answer.content.decode().splitlines()[:3]
    assert (answer["Content-Type"], retry, event) == (
        "text/event-stream; charset=utf-8",
        "retry: 1000",
        "event: key",
    )
    texts = [each["text"] for each in json.loads(data.removeprefix("data: "))["questions"].values()]
    assert texts == ["Contoh?"]


@pytest.mark.parametrize("source", [StreamSource.OWN, StreamSource.YOUTUBE, StreamSource.MEETING])
def test_after_the_talk_nothing_plays_in_its_room(client: Client, source: StreamSource) -> None:
    talk = sample.talk(State.HELD, link="https://rapat.example.id/contoh")
    stream.broadcast(talk, source)

    page = client.get(ROOM, {"cara": "video"}).content.decode()

    assert [word in page for word in ("data-stream", "youtube", "modes", "rapat.example.id")] == [False] * 4


def test_the_text_room_loads_again_by_itself_except_while_somebody_writes_in_it(client: Client) -> None:
    room = hall.room()
    poll = hall.poll(room, PollKind.TEXT, text="Contoh jawaban bebas?")

    reading, writing = (client.get(f"{TEXT}{query}").content.decode() for query in ("", "?tulis=1"))
    refused = client.post(f"{ROOM}tanya/", {"text": "", "from": "text"}).content.decode()

    refreshes = ['http-equiv="refresh"' in page for page in (reading, writing, refused)]
    fields = [page.count("<textarea") + page.count('type="text"') for page in (reading, writing)]
    assert (refreshes, fields) == ([True, False, False], [0, 3])
    assert f"{TEXT}?tulis=1#write" in reading
    assert f"{TEXT}?tulis=1#poll-{poll.pk}" in reading


def test_a_poll_of_any_script_stands_in_its_own_direction(client: Client) -> None:
    room = hall.room()
    hall.poll(room, text="هل تحققت؟", options=["نعم", "لا"])
    hall.poll(room, text="هل علمت؟", options=["نعم", "لا"], shown=True)

    phone, text = read(client, ROOM), read(client, TEXT)

    assert [each in phone for each in ('<h3 dir="auto">هل تحققت؟</h3>', '<span dir="auto">نعم')] == [True] * 2
    assert re.findall(r"<label[^>]*>(?=<input[^>]*>نعم)", phone + text) == ['<label dir="auto">'] * 2
    assert [each in text for each in ("<bdi>هل تحققت؟</bdi></h2>", "<bdi>نعم</bdi>: <b>0%")] == [True] * 2


def test_a_cloud_asks_for_one_word_and_takes_no_more_in_either_room(client: Client) -> None:
    poll = hall.poll(hall.room(), PollKind.CLOUD)

    pages = read(client, ROOM), read(client, f"{TEXT}?tulis=1")
    fields = [re.findall(r'<input type="text" name="choice"[^>]*>', page) for page in pages]
    Poll.objects.filter(pk=poll.pk).update(shown=True)

    assert (
        fields
        == [['<input type="text" name="choice" required maxlength="30" aria-label="One word" value="">']] * 2
    )
    assert "No answer has been approved yet." in read(client, TEXT)
