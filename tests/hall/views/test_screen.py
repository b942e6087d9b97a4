import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from rembuk.hall.core.polls import PollKind, PollState
from rembuk.hall.core.questions import QuestionState
from rembuk.hall.core.state import Scene
from rembuk.hall.models import Answer, Caption, Message, Room, Screen, Word
from rembuk.programme.core.talk import State
from rembuk.programme.models import Item
from tests.factories import hall
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
SCREEN = "/en/acara/bincang-contoh/1/layar/"


def shown(client: Client) -> str:
    return str(client.get(SCREEN).content.decode().split('<main id="stage"')[1].split("</main>")[0])


def set_scene(room: Room, scene: Scene, **changes: object) -> None:
    Screen.objects.filter(room=room).update(scene=scene.value, **changes)


def test_before_the_talk_the_projector_invites(client: Client) -> None:
    sample.talk(State.ANNOUNCED)

    page = shown(client)

    assert 'data-scene="opening"' in page
    assert ("<svg" in page, "127<wbr>.0<wbr>.0<wbr>.1:8000<wbr>/en<wbr>/ikut" in page) == (True, True)


def test_the_operator_chooses_what_it_shows(client: Client) -> None:
    room = hall.room()
    hall.question(room, QuestionState.ON_AIR, text="Contoh yang tayang?")
    seen = {}
    for scene in (Scene.NOW, Scene.QUESTION, Scene.BLANK):
        set_scene(room, scene)
        page = shown(client)
        seen[scene] = ("Contoh yang tayang?" in page, "Contoh butir 1" in page, 'role="timer"' in page)

    assert seen == {
        Scene.NOW: (False, True, True),
        Scene.QUESTION: (True, True, True),
        Scene.BLANK: (False, False, False),
    }


@pytest.mark.parametrize("scene", Scene)
def test_nothing_unapproved_is_ever_shown(client: Client, scene: Scene) -> None:
    room = hall.room()
    for state in (QuestionState.PENDING, QuestionState.HIDDEN, QuestionState.APPROVED):
        hall.question(room, state, text=f"Rahasia {state}?")
    poll = hall.poll(room, text="Rahasia jajak?", state=PollState.DRAFT.value)
    now = timezone.now()
    Caption.objects.create(room=room, text="Rahasia tertunda", said_at=now, shows_at=now + timedelta(minutes=1))
    set_scene(room, scene, poll=poll)

    assert "Rahasia" not in shown(client)


def test_of_a_word_cloud_only_what_was_approved_is_shown(client: Client) -> None:
    room = hall.room()
    poll = hall.poll(room, PollKind.CLOUD, shown=True)
    for text, approved in (("rahasia", None), ("rahasia juga", False), ("terbuka", True)):
        word = Word.objects.create(poll=poll, text=text, approved=approved)
        Answer.objects.create(poll=poll, participant=hall.phone(room), word=word)
    set_scene(room, Scene.POLL, poll=poll)

    page = shown(client)

    assert ("rahasia" in page, "terbuka" in page, "3 answers" in page) == (False, True, True)


@pytest.mark.parametrize(("minutes", "word", "times"), [(5, "Left", 1), (25, "Over", 0)])
def test_the_clock_says_what_is_left_or_over_and_tells_no_time_that_has_passed(
    client: Client, minutes: int, word: str, times: int
) -> None:
    room = hall.room()
    opened = timezone.now() - timedelta(minutes=minutes)
    Item.objects.filter(talk=room.talk, position=1).update(opened_at=opened)
    set_scene(room, Scene.NOW)

    page = shown(client)

    assert f'data-behind="Over">{word}</span>: Contoh butir 1' in page
    assert len(re.findall(r"Then (<b class=\"num\">[\d:]+</b> )Contoh butir 2", page)) == times
    assert "Contoh butir 2" in page


def test_a_poll_hides_its_results_until_they_are_opened(client: Client) -> None:
    room = hall.room()
    poll = hall.poll(room, text="Contoh jajak?")
    set_scene(room, Scene.POLL, poll=poll)

    closed = shown(client)
    poll.shown = True
    poll.save()

    assert ("Contoh jajak?" in closed, "0%" in closed, "not a survey" in closed) == (True, False, True)
    assert "0%" in shown(client)


@pytest.mark.parametrize(
    ("kind", "options", "letters", "columns", "heading"),
    [
        (PollKind.SINGLE, 6, 70, "bars", "middle"),
        (PollKind.SINGLE, 7, 70, "bars many", "middle"),
        (PollKind.SCALE, 6, 70, "bars", "middle"),
        (PollKind.SCALE, 7, 70, "bars many", "middle"),
        (PollKind.SINGLE, 12, 70, "bars many", "middle"),
        (PollKind.SINGLE, 13, 70, "bars most", "middle"),
        (PollKind.MULTIPLE, 26, 141, "bars most", "middle longest"),
        (PollKind.MULTIPLE, 3, 71, "bars", "middle long"),
        (PollKind.MULTIPLE, 3, 141, "bars", "middle longest"),
    ],
)
def test_many_options_take_columns_and_a_long_text_smaller_letters(
    client: Client, kind: PollKind, options: int, letters: int, columns: str, heading: str
) -> None:
    room = hall.room()
    offered = [f"Contoh {place}" for place in range(options)]
    set_scene(room, Scene.POLL, poll=hall.poll(room, kind, text="x" * letters, options=offered))

    page = shown(client)

    assert (f'<ol class="{columns}">' in page, f'<h1 class="{heading}" dir="auto">' in page) == (
        True,
        True,
    )


def test_a_message_to_all_stands_on_top(client: Client) -> None:
    room = hall.room()
    set_scene(room, Scene.NOW)
    Message.objects.create(room=room, text="Contoh pesan penting", said_at=timezone.now())

    assert "Contoh pesan penting" in shown(client)


def test_no_projector_of_a_talk_that_nobody_sees(client: Client) -> None:
    sample.talk(State.DRAFT)

    assert client.get(SCREEN).status_code == 404


def test_what_was_learned_is_told_with_its_interval(client: Client) -> None:
    room = hall.room(quiz_shown=True)
    hall.quizzed(room, [2] * 8 + [1] * 4, [1, 2] * 6)
    set_scene(room, Scene.QUIZ)

    page = shown(client)

    assert "<b>−17 points</b> 95% interval: −62 to +29 points" in page


def test_words_of_any_script_stand_in_their_own_direction(client: Client) -> None:
    room = hall.room()
    poll = hall.poll(room, text="هل تحققت؟", options=["نعم", "لا"])
    set_scene(room, Scene.POLL, poll=poll)

    page = shown(client)

    assert ('dir="auto">هل تحققت؟</h1>' in page, '<span dir="auto">نعم</span>' in page) == (True, True)
