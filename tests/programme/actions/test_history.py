from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from rembuk.institutions.permits import NotPermitted
from rembuk.programme import actions
from rembuk.programme.actions import history
from rembuk.programme.core.talk import State
from rembuk.programme.models import RundownTemplate, Talk
from rembuk.programme.queries.plan import plan
from rembuk.programme.queries.rundowns import items_of, steps
from tests import logbook
from tests.factories import institutions
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def changed(talk: Talk) -> Talk:
    """Change a rundown in three ways."""
    officer = sample.officer()
    actions.stretch_item(by=officer, item=talk.items.get(position=1), minutes=5, now=NOW)
    actions.remove_item(by=officer, item=talk.items.get(position=2), now=NOW)
    actions.add_item(by=officer, talk=talk, facts=actions.ItemFacts(kind="break", cue="Putar lagu"), now=NOW)
    return Talk.objects.get()


def test_every_act_keeps_a_version_and_what_stood_there_before_is_the_first() -> None:
    talk = changed(sample.talk())

    found = steps(talk)

    assert [(step.version.number, len(step.changes)) for step in found] == [(4, 1), (3, 1), (2, 1), (1, 3)]


def test_going_back_restores_every_item_its_people_and_its_place_and_loses_nothing() -> None:
    talk = sample.talk()
    before, agreed = items_of(talk.items.all()), plan(talk).version
    changed(talk)
    officer = sample.officer()

    restored = history.go_back(by=officer, version=talk.rundown_versions.get(number=1), now=NOW)

    assert items_of(restored.items.all()) == before
    assert plan(Talk.objects.get()).version == agreed
    assert [step.version.number for step in steps(restored)] == [5, 4, 3, 2, 1]
    assert logbook.last() == logbook.Line(
        "rundown.restored", officer.name, f"programme.talk:{talk.pk}", {"version": 1}
    )


def test_a_rundown_that_has_run_is_not_replaced() -> None:
    talk = changed(sample.talk())
    version = talk.rundown_versions.get(number=1)
    talk.items.filter(position=1).update(opened_at=NOW)

    with pytest.raises(history.RundownHasRun):
        history.go_back(by=sample.officer(), version=version, now=NOW)


def test_a_template_keeps_everything_but_the_names_and_the_topics() -> None:
    talk = sample.talk()
    talk.items.filter(position=1).update(title="Sambutan tuan rumah", cue="Putar lagu")
    talk.items.filter(position=2).update(title="Contoh topik lama")

    history.keep_template(by=sample.officer(), talk=talk, now=NOW)
    empty = sample.talk(items=0)
    history.begin_with_template(by=sample.officer(), talk=empty, now=NOW)

    assert [(item.kind, item.title, item.minutes, item.cue, item.moderator) for item in empty.items.all()] == [
        ("remarks", "Sambutan tuan rumah", 20, "Putar lagu", None),
        ("core", "", 20, "", None),
        ("closing", "Contoh butir 3", 20, "", None),
    ]
    assert "Contoh Satu" not in str(RundownTemplate.objects.get().items)


def test_a_template_fills_an_empty_rundown_only_and_an_empty_one_makes_none() -> None:
    talk = sample.talk()
    history.keep_template(by=sample.officer(), talk=talk, now=NOW)

    with pytest.raises(history.RundownNotEmpty):
        history.begin_with_template(by=sample.officer(), talk=talk, now=NOW)
    with pytest.raises(history.NothingToKeep):
        history.keep_template(by=sample.officer(), talk=sample.talk(items=0), now=NOW)


def test_going_back_asks_the_bodies_again() -> None:
    talk = changed(sample.talk())
    sample.agree(talk)

    restored = history.go_back(by=sample.officer(), version=talk.rundown_versions.get(number=1), now=NOW)

    assert restored.state == State.DRAFT


def test_an_outsider_changes_no_version_and_no_template() -> None:
    talk, outsider = changed(sample.talk()), institutions.outsider()
    before = logbook.length()
    acts: list[Callable[[], object]] = [
        lambda: history.go_back(by=outsider, version=talk.rundown_versions.get(number=1), now=NOW),
        lambda: history.keep_template(by=outsider, talk=talk, now=NOW),
        lambda: history.begin_with_template(by=outsider, talk=talk, now=NOW),
        lambda: actions.stretch_item(by=outsider, item=talk.items.get(position=1), minutes=1, now=NOW),
    ]

    for act in acts:
        with pytest.raises(NotPermitted):
            act()

    assert logbook.length() == before
