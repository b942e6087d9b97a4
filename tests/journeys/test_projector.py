"""What the projector shows is whole: nothing is cut, stands over another, or is too small to read."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from rembuk.hall.core.polls import PollKind
from rembuk.hall.core.questions import QuestionState
from rembuk.hall.core.state import Scene
from rembuk.hall.models import Answer, Caption, Message, Room, Screen, Word
from rembuk.programme.core.talk import State
from rembuk.programme.models import Item
from tests.factories import hall
from tests.factories import programme as sample
from tests.waiting import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "Contoh pertanggungjawaban penyelenggaraan yang panjang sekali, " * 8
FLAWS = """() => {
  const flaws = [], lines = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text; (text = texts.nextNode());) {
    const holder = text.parentElement;
    if (!text.data.trim() || holder.closest("template, script, svg") || !holder.checkVisibility()) continue;
    const said = `${holder.tagName} "${text.data.trim().slice(0, 20)}"`;
    const size = parseFloat(getComputedStyle(holder).fontSize) * 1080 / innerHeight;
    if (size < 28) flaws.push(`too small: ${said}`);
    // Where lines are given up on purpose, the box stands for what is in it.
    const givesUp = holder.closest(GIVES_UP);
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const box of givesUp ? [givesUp.getBoundingClientRect()] : range.getClientRects()) {
      // The tail of a letter that hangs below its line is not cut.
      const top = box.top + box.height * 0.18, bottom = box.bottom - box.height * 0.18;
      const isOver = bottom > innerHeight * 0.96 || box.right > innerWidth + 1 || box.left < -1;
      if (isOver) flaws.push(`over the edge: ${said}`);
      const part = holder.closest("#stage > *")?.getBoundingClientRect();
      const isCut = part && (bottom > part.bottom || top < part.top || box.right > part.right + 1);
      if (isCut) flaws.push(`cut: ${said}`);
      if (!givesUp) lines.push({ holder, said, left: box.left, right: box.right, top, bottom });
    }
  }
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
  const isWithin = (a, b) => a.holder.contains(b.holder) || b.holder.contains(a.holder);
  lines.forEach((one, place) => lines.slice(place + 1).forEach((other) => {
    if (meet(one, other) && !isWithin(one, other)) flaws.push(`${one.said} over ${other.said}`);
  }));
  return flaws;
}""".replace("GIVES_UP", "'header b, header span, .bars span, .words > :not([class]), .clock p, .captions'")
"""What is wrong with a projector as it is laid out now."""


@pytest.fixture
def projector(chromium: Browser, live_server: LiveServer) -> Iterator[Page]:
    context = chromium.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 720})
    yield context.new_page()
    context.close()


def live_room(title: str = "Contoh topik bincang") -> Room:
    talk = sample.talk(State.LIVE, date=timezone.localdate(), title=title)
    Item.objects.filter(talk=talk, position=1).update(opened_at=timezone.now() - timedelta(minutes=125))
    return hall.room(talk)


def shows(room: Room, scene: Scene, **changes: object) -> None:
    Screen.objects.filter(room=room).update(scene=scene.value, **changes)


def says(room: Room, text: str) -> None:
    now = timezone.now()
    Caption.objects.create(room=room, text=text, said_at=now, shows_at=now)


def a_long_title(scene: Scene) -> Callable[[], None]:
    def made() -> None:
        room = live_room(title=LONG[:200])
        Item.objects.filter(talk=room.talk).update(title=LONG[:200])
        says(room, LONG[:400])
        shows(room, scene)

    return made


def a_long_question() -> None:
    room = live_room()
    hall.question(room, QuestionState.ON_AIR, text=LONG[:500], name="Contoh Warga")
    says(room, LONG[:400])
    shows(room, Scene.QUESTION)


def a_poll(options: int, letters: int, *, message: str = "") -> Callable[[], None]:
    def made() -> None:
        room = live_room()
        offered = [f"{place} {LONG[:90]}" for place in range(options)]
        poll = hall.poll(room, text=LONG[:letters], options=offered, shown=True)
        shows(room, Scene.POLL, poll=poll)
        if message:
            Message.objects.create(room=room, text=message, said_at=timezone.now())

    return made


def answers_in_words(kind: PollKind, letters: int) -> Callable[[], None]:
    def made() -> None:
        room = live_room()
        poll = hall.poll(room, kind, text=LONG[:100], shown=True)
        for place in range(14):
            word = Word.objects.create(poll=poll, text=f"{place}{'contoh' * 50}"[:letters], approved=True)
            Answer.objects.create(poll=poll, participant=hall.phone(room), word=word)
        shows(room, Scene.POLL, poll=poll)

    return made


def what_was_learned() -> None:
    room = live_room()
    hall.quizzed(room, [1] * 12, [2] * 12)
    room.quiz_shown = True
    room.save()
    shows(room, Scene.QUIZ)


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(a_long_title(Scene.OPENING), id="opening"),
        pytest.param(a_long_title(Scene.NOW), id="what is on"),
        pytest.param(a_long_title(Scene.CLOSING), id="closing"),
        pytest.param(a_long_title(Scene.BLANK), id="blank"),
        pytest.param(a_long_question, id="question with captions"),
        pytest.param(a_poll(2, 60), id="poll of two"),
        pytest.param(a_poll(5, 280), id="poll of five"),
        pytest.param(a_poll(13, 140), id="poll of thirteen"),
        pytest.param(a_poll(26, 280), id="poll of the whole alphabet"),
        pytest.param(a_poll(5, 280, message=LONG[:280]), id="message over a poll"),
        pytest.param(answers_in_words(PollKind.CLOUD, 30), id="word cloud"),
        pytest.param(answers_in_words(PollKind.TEXT, 280), id="open answers"),
        pytest.param(what_was_learned, id="learning gain"),
    ],
)
def test_a_scene_is_whole_whatever_people_write(projector: Page, made: Callable[[], None]) -> None:
    made()

    projector.goto("/acara/bincang-contoh/1/layar/")

    # A browser that is short of time has not laid out all of a page when it calls it loaded.
    wait_until(lambda: flaws(projector) == [], says=lambda: flaws(projector))
    assert projector.locator("#stage").get_attribute("class") != "lost"


def flaws(projector: Page) -> list[str]:
    found: list[str] = projector.evaluate(FLAWS)
    return found


def test_a_poll_with_little_to_say_is_written_large(projector: Page) -> None:
    room = live_room()
    poll = hall.poll(room, text="Contoh jajak?", shown=True)
    shows(room, Scene.POLL, poll=poll)

    projector.goto("/acara/bincang-contoh/1/layar/")

    size = "getComputedStyle(document.querySelector('.bars')).fontSize"
    # Half as large again as the words beside them, which are 24 of 720 lines high.
    wait_until(lambda: str(projector.evaluate(size)).startswith("36.0"), says=lambda: projector.evaluate(size))
