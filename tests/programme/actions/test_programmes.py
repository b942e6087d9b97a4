from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from rembuk.institutions.models import Institution
from rembuk.institutions.permits import NotPermitted, Role
from rembuk.kit.refusal import Refused
from rembuk.programme import actions, queries
from rembuk.programme.actions import Stale
from rembuk.programme.models import Programme
from tests import logbook
from tests.factories import institutions
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)


def facts(**changes: object) -> actions.ProgrammeFacts:
    agreed = actions.ProgrammeFacts(
        name="Bincang Contoh",
        purpose="Contoh tujuan",
        partners=[sample.body("kpu-kota"), sample.body("bawaslu-kota")],
        modes=["luring", "daring"],
        formulated_on=date(2026, 11, 2),
        cadence="FREQ=WEEKLY;INTERVAL=2",
        open_to_others=True,
    )
    return replace(agreed, **changes)  # type: ignore[arg-type]


def found(**changes: object) -> Programme:
    return actions.found_programme(by=sample.officer(), slug="bincang", facts=facts(**changes), now=NOW)


def partners(programme: Programme) -> list[Institution]:
    return [each.institution for each in programme.partnerships.all()]


def test_found_programme_keeps_what_was_agreed_and_logs_it() -> None:
    officer = sample.officer()

    made = actions.found_programme(by=officer, slug="bincang", facts=facts(), now=NOW)

    made.refresh_from_db()
    assert (
        made.slug,
        made.name,
        made.purpose,
        made.formulated_on,
        made.cadence,
        made.modes,
        made.open_to_others,
    ) == (
        "bincang",
        "Bincang Contoh",
        "Contoh tujuan",
        date(2026, 11, 2),
        "FREQ=WEEKLY;INTERVAL=2",
        ["luring", "daring"],
        True,
    )
    assert partners(made) == [sample.body("kpu-kota"), sample.body("bawaslu-kota")]
    assert logbook.last() == logbook.Line(
        "programme.founded",
        officer.name,
        f"programme.programme:{made.pk}",
        {"version": queries.programme_version(made), "partners": [body.pk for body in partners(made)]},
    )


@pytest.mark.parametrize(
    ("changes", "refusal", "field"),
    [
        ({"modes": []}, actions.NoMode, "modes"),
        ({"cadence": "dua minggu sekali"}, actions.CadenceUnreadable, "cadence"),
        ({"cadence": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"}, actions.CadenceNeverHappens, "cadence"),
    ],
)
def test_found_programme_refuses(changes: dict[str, object], refusal: type[Refused], field: str) -> None:
    with pytest.raises(refusal) as refused:
        found(**changes)

    assert refused.value.field == field
    assert (Programme.objects.count(), logbook.length()) == (0, 0)


def test_found_programme_refuses_one_body_named_twice() -> None:
    with pytest.raises(actions.TooFewPartners):
        found(partners=[sample.body("kpu-kota"), sample.body("kpu-kota")])


def test_found_programme_refuses_a_taken_address_and_changes_nothing() -> None:
    first = found()

    with pytest.raises(actions.SlugTaken):
        found(name="Bincang lain")

    assert [each.name for each in Programme.objects.all()] == [first.name]


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.PUBLIC_RELATIONS, Role.OBSERVER])
def test_found_programme_is_the_secretariat_s(role: Role) -> None:
    with pytest.raises(NotPermitted):
        actions.found_programme(by=sample.officer(role), slug="bincang", facts=facts(), now=NOW)


def test_an_outsider_can_neither_found_nor_edit_a_programme_of_others() -> None:
    made = found()
    outsider = institutions.outsider()

    with pytest.raises(NotPermitted):
        actions.found_programme(by=outsider, slug="lain", facts=facts(), now=NOW)
    with pytest.raises(NotPermitted):
        actions.edit_programme(
            by=outsider, programme=made, facts=facts(), version=queries.programme_version(made), now=NOW
        )


def test_edit_programme_takes_over_the_order_of_the_partners_and_logs_it() -> None:
    made = found()
    swapped = [sample.body("bawaslu-kota"), sample.body("kpu-kota"), sample.body("kpu-kab")]

    edited = actions.edit_programme(
        by=sample.officer(),
        programme=made,
        facts=facts(name="Bincang Baru", partners=swapped, cadence=""),
        version=queries.programme_version(made),
        now=NOW,
    )

    assert (edited.name, edited.cadence, partners(edited)) == ("Bincang Baru", "", swapped)
    assert logbook.last().kind == "programme.edited"
    assert logbook.last().data["version"] == queries.programme_version(edited)


def test_edit_programme_refuses_a_stale_version_and_keeps_the_other_s_words() -> None:
    made = found()
    seen = queries.programme_version(made)
    actions.edit_programme(
        by=sample.officer(), programme=made, facts=facts(name="Dari yang lain"), version=seen, now=NOW
    )

    with pytest.raises(Stale):
        actions.edit_programme(
            by=sample.officer(), programme=made, facts=facts(name="Dari saya"), version=seen, now=NOW
        )

    made.refresh_from_db()
    assert made.name == "Dari yang lain"


def test_edit_programme_keeps_a_body_that_hosts_a_talk() -> None:
    made = sample.programme()
    talk = sample.talk(programme=made)
    others = [body for body in partners(made) if body != talk.host]

    with pytest.raises(actions.PartnerHosts):
        actions.edit_programme(
            by=sample.officer(at=talk.host),
            programme=made,
            facts=facts(partners=others),
            version=queries.programme_version(made),
            now=NOW,
        )
