import pytest

from rembuk.hall.actions import desk
from rembuk.hall.models import Question
from rembuk.programme.actions import Stale
from tests.concurrency import both_at_once
from tests.factories import hall

pytestmark = pytest.mark.django_db


def test_a_row_changes_from_the_version_that_was_seen_and_from_no_other() -> None:
    question = hall.question(hall.room())

    changed = desk.change(question, seen=0, text="Lain?")
    with pytest.raises(Stale):
        desk.change(question, seen=0, text="Terlambat?")

    assert (changed.text, changed.version) == ("Lain?", 1)
    assert Question.objects.get(pk=question.pk).text == "Lain?"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_change_a_row_at_once_one_wins() -> None:
    question = hall.question(hall.room())

    answers = both_at_once(
        *[lambda: desk.change(Question.objects.get(pk=question.pk), seen=0, text="Lain?")] * 2
    )

    assert sorted(type(answer).__name__ for answer in answers) == ["Question", "Stale"]
