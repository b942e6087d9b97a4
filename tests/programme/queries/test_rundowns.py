from datetime import UTC, datetime
from typing import Any

import pytest
from django.utils.translation import override

from rembuk.programme import actions
from rembuk.programme.models import Appearance
from rembuk.programme.queries.rundowns import FieldChange, read_rundown, steps
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def test_a_rundown_is_read_as_facts_to_compare_and_to_go_back_to() -> None:
    talk = sample.talk(items=1)
    item = talk.items.get()

    assert read_rundown(talk) == [
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


def test_a_rundown_nobody_has_changed_has_no_version() -> None:
    assert steps(sample.talk()) == []


def test_a_version_says_what_was_moved_added_removed_and_changed_in_the_reader_s_language(
    django_assert_num_queries: Any,
) -> None:
    talk, officer = sample.talk(), sample.officer()
    actions.move_item(by=officer, item=talk.items.get(position=3), places=-1, now=NOW)
    actions.stretch_item(by=officer, item=talk.items.get(position=1), minutes=5, now=NOW)
    actions.add_item(by=officer, talk=talk, facts=actions.ItemFacts(kind="break", cue="Putar lagu"), now=NOW)
    actions.remove_item(by=officer, item=talk.items.get(position=4), now=NOW)

    with override("en"), django_assert_num_queries(2):
        removed, added, changed, moved, _first = steps(talk)

    assert [
        (each.name, each.what.was_at, each.what.is_at, each.what.is_moved, each.fields)
        for each in moved.changes
    ] == [("Closing statements: Contoh butir 3", 3, 2, True, [])]
    assert [(each.name, each.fields) for each in changed.changes] == [
        ("Opening remarks: Contoh butir 1", [FieldChange("Minutes", "20 minutes", "25 minutes")])
    ]
    assert [
        (each.what.was_at, each.what.is_at, each.fields) for each in (*added.changes, *removed.changes)
    ] == [
        (None, 4, [FieldChange("Cue", "", "Putar lagu")]),
        (4, None, [FieldChange("Cue", "Putar lagu", "")]),
    ]


def test_a_version_no_longer_names_who_has_left_the_directory() -> None:
    talk = sample.talk(items=1)
    gone = Appearance.objects.filter(item__talk=talk).first()
    assert gone is not None
    actions.stretch_item(by=sample.officer(), item=talk.items.get(), minutes=5, now=NOW)
    talk.items.get().appearances.all().delete()
    talk.items.update(moderator=None)
    name = gone.person.name
    gone.person.delete()

    with override("id"):
        said = str(steps(talk))

    assert (name in said, "seseorang yang tidak lagi ada di direktori" in said) == (False, True)
