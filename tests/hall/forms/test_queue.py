import pytest

from rembuk.hall.forms import GroupForm, MoveForm
from rembuk.hall.models import Question
from tests.factories import hall


def test_a_question_goes_only_where_there_is_a_place() -> None:
    assert MoveForm({"seen": "1", "to": "on_air"}).is_valid()
    assert list(MoveForm({"seen": "-1", "to": "moon"}).errors) == ["seen", "to"]


@pytest.mark.django_db
def test_a_leader_stands_in_the_same_room() -> None:
    room = hall.room()
    other = hall.question(hall.room())

    form = GroupForm({"seen": "0", "leader": str(other.pk)}, of=Question.objects.filter(room=room))

    assert list(form.errors) == ["leader"]
