import pytest

from rembuk.hall import queries
from rembuk.hall.actions import presence
from rembuk.hall.core.presence import Mode
from rembuk.hall.models import Presence
from rembuk.hall.queries.rooms import COUNT_HOLDS
from tests.factories import hall

pytestmark = pytest.mark.django_db
NOW = hall.NOW


def test_the_listeners_of_all_servers_are_added_up_and_an_old_count_is_none() -> None:
    room = hall.room()
    presence.count_listeners(room=room, worker="a", listeners={Mode.TEXT: 5, Mode.VIDEO: 1}, now=NOW)
    presence.count_listeners(room=room, worker="b", listeners={Mode.TEXT: 2}, now=NOW)

    presence.count_listeners(room=room, worker="b", listeners={Mode.TEXT: 3}, now=NOW + COUNT_HOLDS / 2)

    assert queries.state_now(room, now=NOW + COUNT_HOLDS / 2)["listeners"] == {"text": 8, "video": 1}
    assert queries.state_now(room, now=NOW + 1.2 * COUNT_HOLDS)["listeners"] == {"text": 3}


def test_the_time_of_a_phone_adds_up_by_mode() -> None:
    room = hall.room()
    one, two = hall.key(), hall.key()

    presence.add_presence(room=room, seconds={(one, Mode.TEXT): 30, (two, Mode.SOUND): 10}, now=NOW)
    presence.add_presence(room=room, seconds={(one, Mode.TEXT): 15, (one, Mode.VIDEO): 5}, now=NOW)

    assert sorted(Presence.objects.values_list("participant", "mode", "seconds")) == sorted(
        [(one, "text", 45), (one, "video", 5), (two, "sound", 10)]
    )
