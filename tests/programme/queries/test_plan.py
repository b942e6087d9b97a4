from typing import Any

import pytest
from django.utils.translation import override

from rembuk.programme.models import Item, Talk
from rembuk.programme.queries.plan import AGREED_FACTS, Outline, outlines, plan, with_rundowns
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db

OTHERWISE: dict[str, Any] = {
    "title": "Topik lain",
    "date": "2026-12-02",
    "starts": "14:00",
    "ends": "16:00",
    "mode": "hibrida",
    "venue": "Tempat lain",
    "topics": ["Lain"],
}


def test_a_plan_is_read_in_indonesian_whatever_the_reader_s_language() -> None:
    talk = sample.talk(items=1)
    with override("en"):
        rows = plan(talk).rows

    assert [(row.label, row.text) for row in rows if not row.place] == [
        ("Topik bincang", "Contoh topik bincang"),
        ("Tanggal", "Rabu, 25 November 2026"),
        ("Jam", "13.30–15.30"),
        ("Tuan rumah", "KPU Kota Contoh"),
        ("Cara ikut", "tatap muka"),
        ("Tempat", "Aula Contoh"),
        ("Pokok bahasan", "Contoh topik bincang"),
    ]
    assert [(row.label, row.text, row.place) for row in rows if row.place] == [
        (
            "Susunan acara",
            (
                "Sambutan: Contoh butir 1\n20 menit\nContoh Satu, Contoh Dua\n"
                "Dipandu Contoh Pemandu\nContoh pokok bahasan"
            ),
            1,
        )
    ]


def test_every_fact_that_is_agreed_to_changes_the_version() -> None:
    talk = sample.talk()
    before = plan(talk).version

    for name, value in {**OTHERWISE, "host_id": sample.body("kpu-kab").pk}.items():
        Talk.objects.update(**{name: value})
        changed = Talk.objects.get()
        assert plan(changed).version != before, name
        talk.save()

    assert {*OTHERWISE, "host_id"} == set(AGREED_FACTS)
    assert plan(Talk.objects.get()).version == before


@pytest.mark.parametrize(
    "changes", [{"title": "Lain"}, {"minutes": 5}, {"kind": "break"}, {"moderator": None}, {"points": []}]
)
def test_every_fact_of_an_item_changes_the_version(changes: dict[str, Any]) -> None:
    talk = sample.talk()
    before = plan(talk).version
    Item.objects.filter(position=2).update(**changes)

    assert plan(Talk.objects.get()).version != before


def test_plans_of_many_talks_take_as_many_queries_as_one(django_assert_num_queries: Any) -> None:
    for _ in range(3):
        sample.talk()

    for count in (1, 3):
        with django_assert_num_queries(3):
            for talk in with_rundowns(Talk.objects.all())[:count]:
                assert plan(talk).rows


def test_an_outline_counts_a_rundown_and_knows_the_version_that_the_whole_plan_has() -> None:
    talk, bare = sample.talk(items=2), sample.talk(items=0)

    found = outlines([talk, bare])

    assert found == {
        talk.pk: Outline(items=2, people=4, version=plan(talk).version),
        bare.pk: Outline(items=0, people=0, version=plan(bare).version),
    }


def test_outlines_of_many_talks_take_two_queries(django_assert_num_queries: Any) -> None:
    talks = [sample.talk() for _ in range(3)]

    for count in (1, 3):
        with django_assert_num_queries(2):
            outlines(talks[:count])
