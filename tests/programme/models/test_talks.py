import pytest

from rembuk.programme.core.talk import State
from rembuk.programme.models import Item
from tests.factories import programme as sample
from tests.factories import record


@pytest.mark.django_db
@pytest.mark.parametrize("state", State)
def test_a_talk_can_stand_in_every_state(state: State) -> None:
    talk = sample.talk(state)
    record.statement(talk)
    record.attendance(talk)
    sample.commitment(talk)

    running = Item.objects.filter(talk=talk, opened_at__isnull=False, closed_at=None).count()

    assert (talk.state, talk.number, running) == (state.value, 1, 1 if state is State.LIVE else 0)
