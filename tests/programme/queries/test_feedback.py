import pytest

from rembuk.programme.core.talk import State
from rembuk.programme.models import Feedback
from rembuk.programme.queries.feedback import summary
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db


def test_answers_are_summed_up_and_words_stand_in_no_order_of_time() -> None:
    talk = sample.talk(State.HELD)
    for useful, better in (("very", "Z saran"), ("very", ""), ("not", "A saran")):
        Feedback.objects.create(
            talk=talk, place="hall", useful=useful, clear="rather", better=better, day=sample.DAY
        )

    found = summary(talk)

    assert (found.count, found.better, found.wishes) == (3, ["A saran", "Z saran"], [])
    assert found.useful == [("Sangat", 2), ("Cukup", 0), ("Sedikit", 0), ("Tidak", 1)]
    assert found.clear == [("Sangat", 0), ("Cukup", 3), ("Sedikit", 0), ("Tidak", 0)]
