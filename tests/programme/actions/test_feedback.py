import pytest

from rembuk.programme.actions import feedback as actions
from rembuk.programme.core.talk import State
from rembuk.programme.models import Feedback
from tests import logbook
from tests.factories import programme as sample
from tests.factories import visitors
from tests.factories.visitors import NOW

pytestmark = pytest.mark.django_db
SAID = actions.Impression(useful="very", clear="rather", better="Contoh saran", wish="Contoh topik")


def test_an_answer_is_kept_once_and_nothing_leads_back_to_whoever_gave_it() -> None:
    one = visitors.registration(sample.talk(State.HELD), name="Siti")

    given = actions.give_feedback(registration=one, impression=SAID, now=NOW)

    assert (given.useful, given.clear, given.better, given.wish, given.place) == (
        "very",
        "rather",
        "Contoh saran",
        "Contoh topik",
        "hall",
    )
    assert [field.name for field in Feedback._meta.fields if field.is_relation] == ["talk"]
    one.refresh_from_db()
    assert one.feedback_at == NOW.replace(hour=0, minute=0)
    assert logbook.last() == logbook.Line("feedback.given", "visitor", f"programme.talk:{one.talk_id}", {})
    with pytest.raises(actions.SaidAlready):
        actions.give_feedback(registration=one, impression=SAID, now=NOW)
    assert Feedback.objects.count() == 1


def test_a_talk_that_is_to_come_has_no_answers() -> None:
    with pytest.raises(actions.NotOverYet):
        actions.give_feedback(
            registration=visitors.registration(visitors.open_talk()), impression=SAID, now=NOW
        )
