from datetime import date, timedelta
from html import unescape
from re import findall

import pytest
from django.utils import timezone

from rembuk.institutions.permits import Role
from rembuk.programme.models import DayOff, Talk
from tests import desk
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
BOARD = "/meja/bincang-contoh/"
SOON = timezone.localdate() + timedelta(days=14)


def proposal(**changes: object) -> dict[str, object]:
    """Return what the board sends of one of its days: the button says which, and each field begins with it."""
    day = SOON.isoformat()
    facts = {"date": day, "host": sample.body("kpu-kab").pk, "venue": "Balai", "title": "", **changes}
    return {"day": day, **{f"{day}-{name}": value for name, value in facts.items()}}


def test_one_press_plans_a_proposed_day() -> None:
    sample.talk()

    response = desk.staff().post(f"/en{BOARD}usul/", proposal(), follow=True)

    assert Talk.objects.get(number=2).date == SOON
    assert ("Talk 2 is planned." in response.text, "Topic to follow" in response.text) == (True, True)


def test_a_proposal_that_cannot_be_planned_goes_on_in_the_whole_form_with_what_was_typed() -> None:
    sample.talk(date=SOON)

    page = desk.staff().post(f"/en{BOARD}usul/", proposal(title="Contoh ketikan"))

    assert page.status_code == 200
    assert 'value="Contoh ketikan"' in page.text
    assert "A talk is planned on this day already." in page.text


def test_the_board_is_changed_in_place_and_stays_open() -> None:
    talk = sample.talk(date=SOON)
    page = desk.staff().get(BOARD)
    line = page.context["board"].months[0][1][0]

    response = desk.staff().post(
        f"{BOARD}1/ubah/",
        {
            "board": "1", "version": line.version, "title": "Topik di papan", "date": SOON.isoformat(),
            "host": talk.host_id, "mode": "luring", "venue": "Aula", "topics": "Satu\nDua",
        },
    )  # fmt: skip

    assert (response["Location"], Talk.objects.get().title) == (BOARD, "Topik di papan")


def test_the_hosts_of_two_neighbours_are_swapped_by_a_button() -> None:
    programme = sample.programme()
    for week, key in enumerate(("kpu-kota", "kpu-kab"), start=1):
        sample.talk(programme=programme, host=sample.body(key), date=SOON + timedelta(days=14 * week))
    page = desk.staff().get(f"/en{BOARD}").text

    desk.staff().post(f"{BOARD}1/tukar/", {"other": "2"})

    assert "Swap hosts with the next" in page
    assert list(Talk.objects.order_by("number").values_list("host__key", flat=True)) == ["kpu-kab", "kpu-kota"]


def test_a_body_that_is_late_is_seen_on_the_board() -> None:
    from tests.factories import institutions

    institutions.account(Role.SECRETARIAT, at=sample.body("bawaslu-kota"))
    sample.agree(sample.talk(date=SOON), "kpu-kota", now=timezone.now() - timedelta(days=4))

    page = desk.staff().get(f"/en{BOARD}").text

    assert ("1 of 4 bodies agreed" in page, "late: Bawaslu Kota Contoh" in page) == (True, True)


def test_a_missing_year_is_warned_of_and_entered_by_a_press() -> None:
    sample.programme()
    year = timezone.localdate().year

    before = desk.staff().get(f"/en{BOARD}").text
    for each in (year, year + 1):
        desk.staff().post(f"{BOARD}hari-tanpa-acara/isi/", {"year": each})
    after = desk.staff().get(f"/en{BOARD}").text

    assert [f"The public holidays of {year} and {year + 1}" in page for page in (before, after)] == [
        True,
        False,
    ]


def test_a_day_is_entered_confirmed_and_taken_off() -> None:
    sample.programme()
    address = f"{BOARD}hari-tanpa-acara/"
    typed = {
        "starts": "2027-02-11",
        "ends": "2027-02-13",
        "kind": "quiet",
        "name": "Masa contoh",
        "is_estimate": "on",
    }

    desk.staff().post(address, typed)
    day = DayOff.objects.get()
    again = desk.staff().post(address, typed)
    desk.staff().post(f"{address}{day.pk}/pasti/")

    assert (day.ends, day.is_estimate) == (date(2027, 2, 13), True)
    assert list(again.context["form"].errors) == ["starts"]
    assert DayOff.objects.get().is_estimate is False
    desk.staff().post(f"{address}{day.pk}/hapus/")
    assert DayOff.objects.count() == 0


def test_one_press_plans_a_far_day_with_the_host_and_the_hall_that_stood_there() -> None:
    sample.talk(date=SOON, host=sample.body("kpu-kab"), venue="Balai & Aula")
    client = desk.staff()
    offered = dict(findall(r'name="(\d\S+)" value="([^"]*)"', client.get(BOARD).text))
    own = str(sample.body("kpu-kab").pk)
    day = next(name[:10] for name, value in offered.items() if name.endswith("-host") and value == own)

    client.post(f"{BOARD}usul/", {**{name: unescape(value) for name, value in offered.items()}, "day": day})

    planned = Talk.objects.get(number=2)
    assert (planned.date.isoformat(), planned.host.key, planned.venue) == (day, "kpu-kab", "Balai & Aula")


@pytest.mark.parametrize("day", ["", "besok", "2027-01-01", "%00", "\U0001f984" * 900])
def test_a_press_that_no_board_offered_plans_nothing_and_asks_for_the_whole_form(day: str) -> None:
    sample.programme()

    page = desk.staff().post(f"{BOARD}usul/", {"day": day, "2027-01-02-host": "1"})

    assert (page.status_code, Talk.objects.count()) == (200, 0)


def test_an_observer_is_shown_far_days_after_a_secretariat_saw_them_and_no_button() -> None:
    sample.programme()

    pages = [desk.staff(role).get(BOARD).text for role in (Role.SECRETARIAT, Role.OBSERVER, Role.SECRETARIAT)]

    assert ['name="day"' in page for page in pages] == [True, False, True]
