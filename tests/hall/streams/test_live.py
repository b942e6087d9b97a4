import json
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from rembuk.hall.core.tokens import Purpose, issue, key_of
from tests.hall.streams.site import Site

pytestmark = pytest.mark.site


def supported(site: Site, question: int) -> int:
    return int(site.room()["support"][str(question)])


def wait_for(site: Site, question: int, count: int) -> int:
    """Return the support once the next beats have shown it."""
    for _ in range(100):
        if supported(site, question) >= count:
            break
        time.sleep(0.1)
    return supported(site, question)


def test_a_phone_joins_asks_and_sees_its_question(site: Site) -> None:
    token = site.join()

    asked = site.ask("POST", f"{site.talk}/questions", {"text": "Kapan pleno?", "name": "Warga"}, token=token)

    assert (asked.status, list(asked.body)) == (201, ["id"])
    again = site.ask("POST", f"{site.talk}/questions", {"text": " Kapan pleno? "}, token=token)
    assert again.body == asked.body
    assert site.room(token)["mine"]["questions"] == {str(asked.body["id"]): "approved"}


def test_a_cookie_does_as_well_as_a_token_and_is_kept_from_scripts(site: Site) -> None:
    joined = site.ask("POST", f"{site.talk}/join")
    kept = joined.headers["set-cookie"]
    question = next(iter(site.room()["questions"]))

    answer = site.ask(
        "POST", f"{site.talk}/questions/{question}/support", headers={"Cookie": kept.partition(";")[0]}
    )

    assert answer.status == 204
    assert ("HttpOnly" in kept, "SameSite=Lax" in kept) == (True, True)


def test_two_hundred_phones_behind_one_address_all_vote_and_one_twice_counts_once(site: Site) -> None:
    tokens = [site.join() for _ in range(200)]
    question = site.ask("POST", f"{site.talk}/questions", {"text": "Semua bisa?"}, token=tokens[0]).body["id"]
    path = f"{site.talk}/questions/{question}/support"

    with ThreadPoolExecutor(8) as phones:
        answers = list(
            phones.map(lambda token: site.ask("POST", path, token=token).status, [*tokens, tokens[0]])
        )

    assert set(answers) == {204}
    assert wait_for(site, question, 200) == 200


def test_support_is_taken_back(site: Site) -> None:
    token = site.join()
    question = next(iter(site.room()["questions"]))
    path = f"{site.talk}/questions/{question}/support"

    assert [site.ask(method, path, token=token).status for method in ("POST", "DELETE", "DELETE")] == [204] * 3
    assert int(question) not in site.room(token)["mine"]["supported"]


def test_a_poll_is_answered_by_letter_by_words_or_by_place(site: Site) -> None:
    poll, facts = next((key, poll) for key, poll in site.room()["polls"].items() if poll["kind"] == "single")
    path = f"{site.talk}/polls/{poll}/answer"
    token = site.join()

    statuses = [
        site.ask("POST", path, {"choice": choice}, token=token).status
        for choice in ("A", facts["options"][1]["text"], 2, "Z", None, ["A", "B"])
    ]

    assert statuses == [204, 204, 204, 422, 422, 422]
    assert site.room(token)["mine"]["answered"] == {poll: ["C"]}


def test_results_are_not_told_before_the_operator_opens_them(site: Site) -> None:
    assert site.room()["results"] == {}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"text": ""}, 422),
        ({"text": "\u202e \u200b"}, 422),
        ({"text": 5}, 422),
        ({}, 422),
        ({"text": "x" * 501}, 422),
        ({"text": "x" * 60_000}, 422),
        ({"text": "x" * 100_000}, 413),
        (b"{", 400),
        (b"\x00\xff", 400),
        (b"[]", 400),
    ],
)
def test_what_cannot_be_asked_is_answered_in_one_line(site: Site, body: object, status: int) -> None:
    answer = site.ask("POST", f"{site.talk}/questions", body, token=site.join())

    assert (answer.status, list(answer.body)) == (status, ["error"])
    assert 0 < len(answer.body["error"]) < 200


def test_text_from_right_to_left_and_emoji_arrive_as_they_are_and_overrides_do_not(site: Site) -> None:
    token = site.join()
    for text, kept in (
        ("كيف أسجل اسمي؟", "كيف أسجل اسمي؟"),
        ("Terima kasih 👩‍👧 \u202eahaha", "Terima kasih 👩‍👧 ahaha"),
    ):
        asked = site.ask("POST", f"{site.talk}/questions", {"text": text}, token=token).body["id"]
        while str(asked) not in site.room()["questions"]:
            pass
        assert site.room()["questions"][str(asked)]["text"] == kept


def test_errors_speak_the_language_that_is_asked_for(site: Site) -> None:
    path, token = f"{site.talk}/questions/999999/support", site.join()

    said = [
        site.ask("POST", path, token=token, headers={"Accept-Language": language}) for language in ("en", "id")
    ]

    assert [answer.status for answer in said] == [404, 404]
    assert [answer.body["error"] for answer in said] == [
        "There is no such question here.",
        "Tidak ada pertanyaan itu di sini.",
    ]


def test_a_forged_or_borrowed_token_opens_nothing(site: Site) -> None:
    key = key_of(bytes(16))
    forged = issue(b"another secret", Purpose.PARTICIPANT, room=2, key=key)
    question = next(iter(site.room()["questions"]))
    path = f"{site.talk}/questions/{question}/support"

    for token in (forged, "x", "x" * 5_000, site.join()[:-1] + "!", site.facts["captions"]):
        assert site.ask("POST", path, token=token).status == 401
    elsewhere = site.ask("POST", "/api/v1/talks/kpu-bawaslu-talk/1/join").body["token"]
    assert site.ask("POST", path, token=elsewhere).status == 401
    assert site.ask("POST", path).status == 401


def test_a_talk_that_is_over_takes_nothing(site: Site) -> None:
    over = "/api/v1/talks/kpu-bawaslu-talk/1"
    token = site.ask("POST", f"{over}/join").body["token"]

    assert site.ask("POST", f"{over}/questions", {"text": "Masih bisa?"}, token=token).status == 409


def test_a_flood_of_questions_is_slowed_politely_and_the_others_go_on(site: Site) -> None:
    token, other = site.join(), site.join()

    answers = [
        site.ask("POST", f"{site.talk}/questions", {"text": f"Banjir {n}?"}, token=token) for n in range(8)
    ]

    assert [answer.status for answer in answers] == [201] * 5 + [429] * 3
    assert int(answers[-1].headers["retry-after"]) >= 1
    assert site.ask("POST", f"{site.talk}/questions", {"text": "Saya juga?"}, token=other).status == 201


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/join", 405),
        ("DELETE", "/polls/1/answer", 405),
        ("POST", "/room", 405),
        ("POST", "/polls/999999/answer", 404),
    ],
)
def test_what_is_not_there_says_so(site: Site, method: str, path: str, status: int) -> None:
    assert site.ask(method, f"{site.talk}{path}", {"choice": "A"}, token=site.join()).status == status


def test_a_room_that_is_not_there_says_so(site: Site) -> None:
    for place in ("tidak-ada/1", "kpu-bawaslu-talk/999"):
        answer = site.ask("POST", f"/api/v1/talks/{place}/join")
        assert (answer.status, list(answer.body)) == (404, ["error"])


def test_captions_need_the_rooms_own_key_and_a_line_sent_again_corrects_itself(site: Site) -> None:
    key = {"Authorization": f"Captions {site.facts['captions']}"}
    path = f"{site.talk}/captions"

    first = site.ask("POST", path, {"text": "Selamat sian", "key": "1"}, headers=key)
    again = site.ask("POST", path, {"text": "Selamat siang.", "key": "1"}, headers=key)

    assert (first.status, again.body) == (201, first.body)
    assert site.ask("POST", path, {"text": "Palsu"}, token=site.join()).status == 401
    assert site.ask("POST", path, {"text": "Kapan", "at": "kemarin"}, headers=key).status == 422
    assert site.ask("POST", path, {"text": ""}, headers=key).status == 422
    assert site.ask("POST", path, {"text": "Dua baris, satu nama", "key": "1" * 65}, headers=key).status == 422
    while not (captions := site.room()["captions"]):
        pass
    assert [line["text"] for line in captions.values()] == ["Selamat siang."]


def test_the_answer_is_json_and_kept_by_nobody(site: Site) -> None:
    answer = site.ask("GET", f"{site.talk}/room")

    assert answer.headers["cache-control"] == "no-store"
    assert json.dumps(answer.body)
