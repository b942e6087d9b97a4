from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from rembuk.institutions.permits import NotPermitted
from rembuk.programme import actions
from rembuk.programme.actions.plan_import import import_plan
from rembuk.programme.models import Programme, Talk
from rembuk.programme.queries.plan_import import Wanted, preview
from tests import logbook
from tests.factories import institutions
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def wanted(programme: Programme) -> list[Wanted]:
    rows: list[list[object]] = [
        ["Tanggal", "Topik", "Tuan rumah", "Tempat"],
        ["25/11/2026", "Topik lain", "", ""],
        ["6/1/2027", "Topik baru", "KPU", "Balai"],
        ["20/1/2027", "Topik ketiga", "Kabupaten", ""],
        ["13/1/2027", "Topik kedua", "KPU Kabupaten", "Balai"],
    ]
    return preview(programme, [("", rows)], today=date(2026, 11, 24)).wanted


def test_talks_are_made_in_the_order_of_their_days_and_changed_in_place() -> None:
    talk = sample.talk()

    count = import_plan(by=sample.officer(), programme=talk.programme, wanted=wanted(talk.programme), now=NOW)

    assert count == 2
    assert list(Talk.objects.order_by("number").values_list("number", "title", "host__key", "byline")) == [
        (1, "Topik lain", "kpu-kota", "CTH/Humas"),
        (2, "Topik kedua", "kpu-kab", ""),
    ]
    assert logbook.last().kind == "plan.imported"


def test_a_talk_that_changed_since_the_preview_holds_up_all_of_it() -> None:
    talk = sample.talk()
    rows = wanted(talk.programme)
    Talk.objects.update(venue="Balai lain")

    with pytest.raises(actions.Stale):
        import_plan(by=sample.officer(), programme=talk.programme, wanted=rows, now=NOW)

    assert (Talk.objects.count(), logbook.length()) == (1, 0)


def test_an_outsider_reads_nothing_in_nor_a_host_that_is_none() -> None:
    talk = sample.talk()
    rows = wanted(talk.programme)

    with pytest.raises(NotPermitted):
        import_plan(by=institutions.outsider(), programme=talk.programme, wanted=rows, now=NOW)
    strange = [replace(each, host=sample.body("kampus").pk) for each in rows]
    with pytest.raises(actions.HostIsNoPartner):
        import_plan(by=sample.officer(), programme=talk.programme, wanted=strange, now=NOW)

    assert (Talk.objects.count(), logbook.length()) == (1, 0)
