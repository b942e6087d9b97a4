import pytest
from pytest_django import DjangoAssertNumQueries

from rembuk.hall.core.learning import Learned
from rembuk.hall.core.polls import Phase, PollKind
from rembuk.hall.core.questions import QuestionState
from rembuk.hall.models import Answer
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from rembuk.record.queries.reach import reach
from tests.factories import hall, record, visitors
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db


def come(talk: Talk, *names: str, district: str = "", witness: str = "door") -> None:
    for name in names:
        visitors.arrival(visitors.registration(talk, name=name, district=district), witness=witness)


def test_people_count_once_by_the_way_they_came_and_a_count_by_hand_goes_first() -> None:
    first, second = sample.talk(State.PUBLISHED), sample.talk(State.PUBLISHED)
    sample.talk(State.ANNOUNCED)
    come(first, *"abcdef", district="kecamatan contoh")
    come(first, *"gh", witness="online")
    come(second, *"ABCDE", "i", "j", "k", "l", "m")
    record.attendance(second, hall=30, online=None)

    found = reach(first.programme)

    assert [(each.number, each.hall, each.online) for each in found.talks] == [(1, 6, 2), (2, 30, None)]
    assert [(each.new, each.returning) for each in found.talks] == [(8, 0), (5, 5)]
    assert (found.people, found.districts, found.elsewhere) == (38, [("Kecamatan Contoh", 5)], 0)


def test_a_district_from_which_one_person_came_to_many_talks_is_told_nowhere() -> None:
    for _ in range(7):
        talk = sample.talk(State.PUBLISHED)
        come(talk, "Warga Tunggal", district="Kecamatan Sepi")
        come(talk, *"abcde", district="Kecamatan Ramai")

    found = reach(talk.programme)

    assert (found.districts, found.elsewhere) == ([], 5)


def test_questions_are_counted_by_where_they_were_asked() -> None:
    talk = sample.talk(State.PUBLISHED)
    room = hall.room(talk)
    for source, state in (("hall", QuestionState.ANSWERED), ("phone", QuestionState.ANSWERED),
                          ("phone", QuestionState.ANSWERED), ("phone", QuestionState.APPROVED)):  # fmt: skip
        hall.question(room, state, source=source)

    found = reach(talk.programme)

    (told,) = found.talks
    assert (told.asked_hall, told.answered_hall, told.asked_phone, told.answered_phone) == (1, 1, 3, 2)
    assert (found.answered, found.by_hall) == (3, 33)


def test_learning_comes_with_its_interval_and_of_few_people_not_at_all() -> None:
    talk = sample.talk(State.PUBLISHED)
    room = hall.room(talk)
    poll = hall.poll(room, PollKind.QUIZ)
    for number in range(12):
        phone = hall.phone(room)
        for phase in (Phase.BEFORE, Phase.AFTER):
            right = phase is Phase.AFTER or number % 2
            Answer.objects.create(poll=poll, participant=phone, phase=phase, mask=2 if right else 1)

    assert reach(talk.programme).talks[0].learned == Learned(
        people=12, before=50, after=100, gain=50, low=17, high=83
    )
    Answer.objects.filter(participant__in=room.participants.all()[:3]).delete()
    assert reach(talk.programme).talks[0].learned is None


@pytest.mark.parametrize("talks", [1, 3])
def test_more_talks_ask_the_database_no_more(
    talks: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(talks):
        come(sample.talk(State.PUBLISHED), "a")
    programme = Talk.objects.all()[0].programme

    with django_assert_num_queries(6):
        reach(programme)
