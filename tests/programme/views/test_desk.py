import pytest
from django.test import Client

from rembuk.institutions.permits import Role
from rembuk.programme.core.talk import State
from rembuk.programme.models import Programme
from tests import desk, logbook
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db

BOARD = "/meja/bincang-contoh/"


def agreement(**changes: object) -> dict[str, object]:
    return {
        "name": "Bincang Contoh",
        "purpose": "Contoh tujuan",
        "partners": [sample.body("kpu-kota").pk, sample.body("bawaslu-kota").pk],
        "formulated_on": "2026-11-02",
        "rhythm": "FREQ=WEEKLY;INTERVAL=2",
        "cadence": "",
        "modes": ["luring", "hibrida"],
        "open_to_others": "on",
        **changes,
    }


def test_the_board_lists_the_talks_with_state_and_next_step() -> None:
    programme = sample.programme()
    sample.talk(State.CANCELLED, programme=programme, title="Topik batal")
    sample.commitment(
        sample.talk(State.HELD, programme=programme, title="Topik terlaksana"), text="Janji terbuka"
    )

    page = desk.staff().get("/en" + BOARD).content.decode()

    assert page.index("Topik terlaksana") < page.index("Topik batal")
    assert "Complete the record" in page
    assert "Cancelled" in page
    assert "Janji terbuka" in page


@pytest.mark.parametrize("talks", [1, 3])
def test_the_board_asks_the_database_as_often_for_three_talks_as_for_one(
    talks: int, django_assert_num_queries: object
) -> None:
    programme = sample.programme()
    for _ in range(talks):
        sample.commitment(sample.talk(State.HELD, programme=programme))
    client = desk.staff()

    with django_assert_num_queries(13):  # type: ignore[operator]
        assert client.get(BOARD).status_code == 200


def test_an_observer_reads_the_board_and_is_offered_no_act() -> None:
    sample.talk(programme=sample.programme())

    page = desk.staff(Role.OBSERVER).get("/en" + BOARD).content.decode()

    assert "Contoh topik bincang" in page
    assert "Plan a talk" not in page
    assert "Change the agreement" not in page


def test_a_programme_is_founded_under_an_address_made_from_its_name() -> None:
    response = desk.staff().post("/meja/program/baru/", agreement(name="Bincang Pemilu: Daftar & Pengawasan"))

    made = Programme.objects.get()
    assert response["Location"] == "/meja/bincang-pemilu-daftar-pengawasan/"
    assert (made.cadence, made.modes, made.open_to_others) == (
        "FREQ=WEEKLY;INTERVAL=2",
        ["luring", "hibrida"],
        True,
    )
    assert logbook.last().kind == "programme.founded"


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({"slug": "akun-saya"}, "The desk needs this address itself."),
        ({"slug": "orang"}, "The desk needs this address itself."),
        ({"name": "…"}, "Write an address of letters and digits"),
        ({"rhythm": "other", "cadence": "dua minggu"}, "This rhythm cannot be read."),
        ({"rhythm": "other"}, "Write the rule of the rhythm."),
        (
            {"rhythm": "other", "cadence": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"},
            "No day ever fits this rhythm.",
        ),
        ({"formulated_on": "0001-01-01"}, "2000-01-01"),
    ],
)
def test_what_cannot_stand_is_said_beside_the_field_and_what_was_typed_stays(
    changes: dict[str, object], shown: str
) -> None:
    response = desk.staff().post("/en/meja/program/baru/", agreement(**changes))

    page = response.content.decode()
    assert (response.status_code, Programme.objects.count()) == (200, 0)
    assert shown in page
    assert "Contoh tujuan" in page


def test_a_programme_needs_the_permit_at_one_of_its_partners() -> None:
    response = desk.outsider().post("/meja/program/baru/", agreement())

    assert (response.status_code, Programme.objects.count()) == (403, 0)


def test_who_may_found_nothing_does_not_see_the_form() -> None:
    assert desk.staff(Role.OPERATOR).get("/meja/program/baru/").status_code == 403
    assert Client().get("/meja/program/baru/").status_code == 302


def test_the_agreement_keeps_the_order_of_the_partners_and_a_rhythm_of_its_own() -> None:
    programme = sample.programme(cadence="FREQ=MONTHLY;BYDAY=1WE")
    client = desk.staff()
    form = client.get(BOARD + "ubah/").context["form"]
    typed = agreement(
        partners=[*reversed([body.pk for body in form.initial["partners"]]), sample.body("kampus").pk],
        rhythm=form.initial["rhythm"],
        cadence=form.initial["cadence"],
        version=form.initial["version"],
    )

    response = client.post(BOARD + "ubah/", typed)

    programme.refresh_from_db()
    assert (response.status_code, programme.cadence) == (302, "FREQ=MONTHLY;BYDAY=1WE")
    assert [each.institution.key for each in programme.partnerships.all()] == [*sample.BODIES, "kampus"]


def test_two_who_change_the_agreement_at_once_see_both_versions() -> None:
    programme = sample.programme()
    version = desk.staff().get(BOARD + "ubah/").context["form"].initial["version"]
    mine = agreement(name="Dari saya", partners=[body.pk for body in programme.partners.all()], version=version)
    desk.staff().post(BOARD + "ubah/", {**mine, "name": "Dari yang lain"})

    response = desk.staff().post("/en" + BOARD + "ubah/", mine)

    page = response.content.decode()
    assert (response.status_code, Programme.objects.get().name) == (200, "Dari yang lain")
    assert ("Dari saya" in page, "Dari yang lain" in page) == (True, True)
    again = {**mine, "version": response.context["form"].initial["version"]}
    assert desk.staff().post(BOARD + "ubah/", again).status_code == 302
    assert Programme.objects.get().name == "Dari saya"
