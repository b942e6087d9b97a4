from datetime import UTC, datetime, timedelta

from rembuk.hall.core.page import Mine, Now, page_of
from rembuk.hall.core.polls import Phase, PollKind, PollState
from rembuk.hall.core.questions import QuestionState, Source
from rembuk.hall.core.state import CaptionRow, ItemRow, PollRow, QuestionRow, Rows, Scene, TalkRow, state_of

NOON = datetime(2026, 11, 25, 5, tzinfo=UTC)


def question(key: int, state: QuestionState = QuestionState.APPROVED, **changes: object) -> QuestionRow:
    facts = {"number": key, "text": f"Contoh {key}?", "source": Source.PHONE, **changes}
    return QuestionRow(id=key, state=state, **facts)  # type: ignore[arg-type]


def poll(key: int, kind: PollKind = PollKind.SINGLE, **changes: object) -> PollRow:
    facts = {"number": key, "text": "Contoh?", "options": ["Ya", "Tidak"], "state": PollState.OPEN, **changes}
    return PollRow(id=key, kind=kind, **facts)  # type: ignore[arg-type]


def rows(**changes: object) -> Rows:
    talk = TalkRow(programme="contoh", number=1, title="Contoh", state="live", mode="daring", starts=NOON)
    return Rows(version=7, talk=talk, **changes)  # type: ignore[arg-type]


def test_questions_stand_by_support_and_a_grouped_one_stands_under_its_leader_alone() -> None:
    state = state_of(
        rows(
            questions=[
                question(1, supported=3),
                question(2, supported=9),
                question(3, supported=20, leader=2),
                question(4, QuestionState.ON_AIR),
                question(5, QuestionState.ANSWERED),
                question(6, QuestionState.ANSWERED),
            ]
        ),
        now=NOON,
    )

    page = page_of(state, Mine(supported=frozenset({2}), questions={1: "approved"}))

    assert [each.id for each in page.waiting] == [2, 1]
    assert [(each.is_supported, each.is_mine) for each in page.waiting] == [(True, False), (False, True)]
    assert page.on_air is not None
    assert page.on_air.id == 4
    assert [each.id for each in page.answered] == [6, 5]


def test_nothing_that_waits_for_approval_reaches_a_page() -> None:
    hidden = [question(1, QuestionState.PENDING), question(2, QuestionState.HIDDEN)]
    state = state_of(rows(questions=hidden, polls=[poll(3, state=PollState.DRAFT)]), now=NOON)

    page = page_of(state)

    assert (page.waiting, page.on_air, page.answered, page.polls) == ([], None, [], [])


def test_results_show_only_when_they_were_opened() -> None:
    masks = {1: 3, 2: 1}
    polls = [poll(1, people=4, masks=masks), poll(2, shown=True, people=4, masks=masks)]
    state = state_of(rows(polls=polls), now=NOON)

    shown, closed = page_of(state, Mine(answered={1: ["B"]})).polls

    assert [(option.people, option.share) for option in shown.options] == [(3, 75), (1, 25)]
    assert (closed.is_shown, [option.people for option in closed.options]) == (False, [0, 0])
    assert [option.is_chosen for option in closed.options] == [False, True]


def test_words_of_a_cloud_are_listed_with_how_many_said_them() -> None:
    cloud = poll(1, PollKind.CLOUD, options=[], shown=True, people=3, words={"jujur": 2, "adil": 1})

    assert page_of(state_of(rows(polls=[cloud]), now=NOON)).polls[0].words == [("jujur", 2), ("adil", 1)]


def test_the_quiz_stands_apart_from_the_polls() -> None:
    state = state_of(rows(polls=[poll(1), poll(2, PollKind.QUIZ, right=0)], phase=Phase.BEFORE), now=NOON)

    page = page_of(state)

    assert ([each.id for each in page.polls], [each.id for each in page.quiz_questions]) == ([1], [2])


def test_the_item_that_is_on_says_what_is_left_and_what_comes_next() -> None:
    items = [
        ItemRow(id=1, kind="core", title="Satu", minutes=20, opened_at=NOON),
        ItemRow(id=2, kind="closing", title="Dua", minutes=10),
    ]
    page = page_of(state_of(rows(items=items, floor=("Contoh Satu", "KPU Contoh")), now=NOON))

    assert (page.now.title, page.now.speaker, page.now.body) == ("Satu", "Contoh Satu", "KPU Contoh")
    assert page.now.next is not None
    assert page.now.next.title == "Dua"
    assert [(line.is_running, line.is_past) for line in page.rundown] == [(True, False), (False, False)]


def test_minutes_left_count_the_one_under_way_and_go_below_zero() -> None:
    now = Now(opened_at=NOON, ends_at=NOON + timedelta(minutes=20))
    seen = {
        seconds: now.minutes_left(NOON + timedelta(seconds=seconds)) for seconds in (0, 61, 1199, 1200, 1321)
    }

    assert seen == {0: 20, 61: 19, 1199: 1, 1200: 0, 1321: -2}
    assert [now.share(NOON + timedelta(minutes=m)) for m in (-1, 0, 5, 20, 40)] == [0, 0, 25, 100, 100]
    assert (Now().minutes_left(NOON), Now().share(NOON)) == (None, None)


def test_captions_and_the_scene_come_as_the_state_has_them() -> None:
    line = CaptionRow(id=5, text="Contoh", said_at=NOON, shows_at=NOON, speaker="Contoh Satu")
    shown = rows(captions=[line], scene=Scene.POLL, screen_poll=1, polls=[poll(1)], message=("Awas", NOON))

    page = page_of(state_of(shown, now=NOON))

    assert [(each.text, each.speaker) for each in page.captions] == [("Contoh", "Contoh Satu")]
    assert page.on_screen is not None
    assert (page.scene, page.on_screen.id, page.message) == ("poll", 1, "Awas")
