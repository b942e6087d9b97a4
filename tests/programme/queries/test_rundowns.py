import pytest

from rembuk.programme.core.agreement import Row
from rembuk.programme.queries.rundowns import read_rundown, steps
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db


def test_a_rundown_is_read_as_facts_to_go_back_to_and_as_lines_to_read() -> None:
    talk = sample.talk(items=1)
    item = talk.items.get()

    items, rows = read_rundown(talk)

    assert items == [
        {
            "id": item.pk,
            "kind": "remarks",
            "title": "Contoh butir 1",
            "minutes": 20,
            "cue": "",
            "moderator": item.moderator_id,
            "people": [each.person_id for each in item.appearances.all()],
            "points": ["Contoh pokok bahasan"],
        }
    ]
    assert Row(*rows[0]).text.startswith("1. Sambutan: Contoh butir 1\n20 menit")


def test_a_rundown_nobody_has_changed_has_no_version() -> None:
    assert steps(sample.talk()) == []
