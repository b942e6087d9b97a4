from datetime import date, timedelta

import pytest
from django.utils import timezone

from rembuk.institutions.permits import Role
from rembuk.programme import queries
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from tests import desk
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db

SOON = timezone.localdate() + timedelta(days=14)


def plan(**changes: object) -> dict[str, object]:
    return {
        "title": "Contoh topik",
        "date": SOON.isoformat(),
        "starts": "13.30",
        "ends": "15:30",
        "host": sample.body("kpu-kota").pk,
        "mode": "luring",
        "venue": "Aula Contoh",
        "topics": "Satu\n\n Dua \n",
        "tags": "Umum",
        **changes,
    }


def test_the_next_talk_is_proposed_from_the_rhythm_the_turn_and_old_habits() -> None:
    programme = sample.programme()
    sample.talk(State.HELD, programme=programme, date=timezone.localdate())

    initial = desk.staff().get("/meja/bincang-contoh/acara-baru/").context["form"].initial

    assert (initial["date"], initial["host"], initial["dateline"]) == (
        SOON,
        sample.body("bawaslu-kab"),
        "CONTOH",
    )


def test_a_planned_talk_has_its_lines_and_its_number() -> None:
    sample.talk(State.HELD, programme=sample.programme())

    response = desk.staff().post("/meja/bincang-contoh/acara-baru/", plan())

    talk = Talk.objects.get(number=2)
    assert response["Location"] == "/meja/bincang-contoh/2/"
    assert (talk.topics, talk.tags, talk.starts.isoformat() if talk.starts else None) == (
        ["Satu", "Dua"],
        ["Umum"],
        "13:30:00",
    )


@pytest.mark.parametrize(
    ("changes", "field", "shown"),
    [
        ({"title": ""}, "title", "This field is required."),
        ({"date": "besok"}, "date", "Enter a valid date."),
        ({"date": "9999-12-31"}, "date", "2100-12-31"),
        ({"ends": "13:00"}, "ends", "The end must be later than the start."),
        ({"venue": ""}, "venue", "Name the venue"),
        ({"mode": "hadir"}, "mode", "Select a valid choice."),
        ({"capacity": "1" * 40}, "capacity", "100000"),
        ({"link": "javascript:alert(1)"}, "link", "Enter a valid URL."),
        ({"title": "a\x00b"}, "title", "Null characters are not allowed."),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_the_rest_stays(
    changes: dict[str, object], field: str, shown: str
) -> None:
    sample.programme()

    response = desk.staff().post("/en/meja/bincang-contoh/acara-baru/", plan(dateline="TETAP ADA", **changes))

    assert (response.status_code, Talk.objects.count()) == (200, 0)
    assert shown in " ".join(response.context["form"].errors[field])
    assert "TETAP ADA" in response.content.decode()


def test_a_host_of_another_programme_cannot_be_chosen() -> None:
    sample.programme()

    response = desk.staff().post("/meja/bincang-contoh/acara-baru/", plan(host=sample.body("kampus").pk))

    assert list(response.context["form"].errors) == ["host"]


def test_the_plan_is_changed_and_a_stale_form_shows_both() -> None:
    talk = sample.talk(programme=sample.programme(), date=SOON)
    seen = queries.talk_version(talk)
    address = "/en/meja/bincang-contoh/1/ubah/"

    first = desk.staff().post(address, plan(title="Dari yang lain", version=seen))
    second = desk.staff().post(address, plan(title="Dari saya", version=seen))

    assert (first.status_code, second.status_code, Talk.objects.get().title) == (302, 200, "Dari yang lain")
    titles = [(each.saved, each.typed) for each in second.context["form"].differences()]
    assert titles == [("Dari yang lain", "Dari saya")]


def test_the_page_names_what_is_missing_and_offers_no_announcement_before() -> None:
    sample.talk(items=0, starts=None, ends=None, date=SOON)

    page = desk.staff().get("/en/meja/bincang-contoh/1/").content.decode()

    assert ("The start time is missing." in page, "The rundown has no item yet." in page) == (True, True)
    assert '<button class="button" disabled>Announce the talk</button>' in page


def test_announcing_too_early_names_what_is_missing() -> None:
    sample.talk(items=0, date=SOON)

    response = desk.staff().post("/en/meja/bincang-contoh/1/umumkan/", follow=True)

    assert Talk.objects.get().state == State.DRAFT
    assert [str(message) for message in response.context["messages"]] == ["The rundown has no item yet."]


def test_a_talk_is_announced_postponed_announced_again_and_cancelled() -> None:
    sample.talk(date=SOON)
    client, base, states = desk.staff(), "/meja/bincang-contoh/1/", []
    later = (SOON + timedelta(days=7)).isoformat()
    steps: list[tuple[str, dict[str, str]]] = [
        ("umumkan/", {}),
        ("tunda/", {"date": later, "reason": "Contoh sebab"}),
        ("umumkan/", {}),
        ("batal/", {"reason": "Contoh alasan batal"}),
    ]

    for address, typed in steps:
        sample.agree(Talk.objects.get())
        assert client.post(base + address, typed).status_code == 302
        states.append(Talk.objects.get().state)

    assert states == [State.ANNOUNCED, State.POSTPONED, State.ANNOUNCED, State.CANCELLED]
    assert "Contoh alasan batal" in client.get(base).content.decode()


def test_what_is_set_aside_before_it_was_announced_says_that_only_the_partners_know_of_it() -> None:
    sample.talk(date=SOON)
    client, base = desk.staff(), "/en/meja/bincang-contoh/1/"
    later = (SOON + timedelta(days=7)).isoformat()

    postponed = client.post(f"{base}tunda/", {"date": later, "reason": "Contoh sebab"}, follow=True)
    cancelled = client.post(f"{base}batal/", {"reason": "Contoh sebab"}, follow=True)

    assert "Only the partners know of it so far." in postponed.text
    assert "Only the partners knew of it." in cancelled.text
    assert 'href="/en/acara/bincang-contoh/1/"' not in cancelled.text


def test_postponing_asks_for_a_reason_and_another_date_beside_the_fields() -> None:
    sample.talk(State.ANNOUNCED, date=SOON)

    without = desk.staff().post("/meja/bincang-contoh/1/tunda/", {"date": SOON.isoformat(), "reason": ""})
    same = desk.staff().post("/meja/bincang-contoh/1/tunda/", {"date": SOON.isoformat(), "reason": "Contoh"})

    assert list(without.context["form"].errors) == ["reason"]
    assert list(same.context["form"].errors) == ["date"]


def test_a_talk_on_paper_is_entered_afterwards_by_public_relations() -> None:
    sample.talk(State.ANNOUNCED, date=date(2021, 6, 30))
    client = desk.staff(Role.PUBLIC_RELATIONS)

    assert "It was held" in client.get("/en/meja/bincang-contoh/1/").content.decode()
    client.post("/meja/bincang-contoh/1/terlaksana/")

    assert Talk.objects.get().state == State.HELD


@pytest.mark.parametrize("state", State)
def test_the_page_of_a_talk_stands_in_every_state(state: State) -> None:
    sample.talk(state)

    assert desk.staff().get("/meja/bincang-contoh/1/").status_code == 200


def test_a_talk_without_any_detail_still_has_its_page() -> None:
    sample.talk(
        items=0, starts=None, ends=None, mode="daring", venue="", topics=[], tags=[], byline="", dateline=""
    )

    assert desk.staff().get("/meja/bincang-contoh/1/").status_code == 200
