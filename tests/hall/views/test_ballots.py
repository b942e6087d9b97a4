import pytest

from rembuk.hall.core.polls import PollKind, PollState
from rembuk.hall.models import Poll, Word
from tests.factories import hall
from tests.hall.desks import CONSOLE, doors, operator, press

pytestmark = pytest.mark.django_db


def test_a_poll_is_prepared_opened_closed_and_its_results_shown() -> None:
    room = hall.room()
    press(operator(), CONSOLE + "jajak/", kind="single", text="Contoh?", options="Ya\nTidak")
    seen = []
    for act, typed in [("buka/", {}), ("hasil/", {"shown": "1"}), ("tutup/", {}), ("hasil/", {"shown": "0"})]:
        poll = room.polls.get()
        press(operator(), f"{CONSOLE}jajak/{poll.pk}/{act}", seen=poll.version, **typed)
        poll.refresh_from_db()
        seen.append((poll.state, poll.shown))

    assert seen == [("open", False), ("open", True), ("closed", True), ("closed", False)]


def test_a_poll_of_one_option_is_refused() -> None:
    hall.room()

    assert press(operator(), CONSOLE + "jajak/", kind="single", text="Contoh?", options="Ya") == [
        "Give at least two different options, at most 26."
    ]
    assert Poll.objects.count() == 0


def test_a_prepared_poll_is_removed() -> None:
    poll = hall.poll(hall.room(), state=PollState.DRAFT.value)

    press(operator(), f"{CONSOLE}jajak/{poll.pk}/hapus/", seen=poll.version)

    assert Poll.objects.count() == 0


def test_two_operators_do_not_undo_each_other() -> None:
    poll = hall.poll(hall.room())
    press(operator(), f"{CONSOLE}jajak/{poll.pk}/tutup/", seen=poll.version)

    refusal = press(operator(), f"{CONSOLE}jajak/{poll.pk}/buka/", seen=poll.version)

    poll.refresh_from_db()
    assert (poll.state, ["Someone else" in words for words in refusal]) == ("closed", [True])


def test_words_are_approved_or_hidden_by_a_person() -> None:
    poll = hall.poll(hall.room(), PollKind.CLOUD)
    good, bad = (Word.objects.create(poll=poll, text=text) for text in ("jujur", "kasar"))

    press(operator(), f"{CONSOLE}jajak/{poll.pk}/kata/", word=[good.pk], approve="1")
    press(operator(), f"{CONSOLE}jajak/{poll.pk}/kata/", word=[bad.pk], approve="0")

    assert dict(Word.objects.values_list("text", "approved")) == {"jujur": True, "kasar": False}


def test_the_quiz_has_its_rounds_and_its_result() -> None:
    room = hall.room()
    seen = []
    for act, typed in [
        ("kuis/", {"phase": "before"}),
        ("kuis/", {"phase": ""}),
        ("kuis/hasil/", {"shown": "1"}),
    ]:
        press(operator(), CONSOLE + act, seen=room.version, **typed)
        room.refresh_from_db()
        seen.append((room.quiz_phase, room.quiz_shown))

    assert seen == [("before", False), ("", False), ("", True)]


def test_nobody_else_touches_the_polls() -> None:
    poll = hall.poll(hall.room())
    acts = ["jajak/", "kuis/", "kuis/hasil/"] + [
        f"jajak/{poll.pk}/{act}/" for act in ("buka", "tutup", "hapus", "hasil", "kata")
    ]

    assert {act: doors(CONSOLE + act, seen="0") for act in acts} == {each: [302, 403, 403] for each in acts}
    assert Poll.objects.get().state == PollState.OPEN
