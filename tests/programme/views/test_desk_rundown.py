import pytest

from rembuk.institutions.models import Person
from rembuk.programme import queries
from rembuk.programme.core.talk import State
from rembuk.programme.models import Item, Talk
from tests import desk
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db

EDITOR = "/meja/bincang-contoh/1/susunan/"


def typed(**changes: object) -> dict[str, object]:
    return {"kind": "core", "title": "Contoh inti", "minutes": "40", "points": "Satu\nDua", **changes}


def titles(talk: Talk) -> list[str]:
    return list(Item.objects.filter(talk=talk).values_list("title", flat=True))


def people(item: Item) -> list[str]:
    return [str(each.person) for each in item.appearances.select_related("person")]


def test_an_item_is_added_with_people_in_the_order_typed() -> None:
    talk = sample.talk(items=0)
    sample.speaker("Contoh Satu", at=sample.body("kpu-kota"))
    sample.speaker("Contoh Dua")

    response = desk.staff().post(
        EDITOR,
        typed(people=["", "contoh dua", "Contoh Satu · Ketua KPU Kota Contoh", ""], moderator="Contoh Dua"),
    )

    item = talk.items.get()
    assert response.status_code == 302
    assert (people(item), item.points, item.minutes, str(item.moderator)) == (
        ["Contoh Dua", "Contoh Satu"],
        ["Satu", "Dua"],
        40,
        "Contoh Dua",
    )


@pytest.mark.parametrize(
    ("changes", "field", "shown"),
    [
        ({"people": ["Orang Tak Dikenal"]}, "people", "Orang Tak Dikenal is not in the list of people yet."),
        ({"people": ["Nama Sama"]}, "people", "Several people are called Nama Sama."),
        ({"people": ["Contoh Satu", "Contoh Satu"]}, "people", "A person stands on an item only once."),
        ({"people": ["Contoh Satu"] * 31}, "people", "At most 30 people"),
        ({"moderator": "Siapa"}, "moderator", "Siapa is not in the list of people yet."),
        ({"minutes": "0"}, "minutes", "greater than or equal to 1"),
        ({"minutes": "9" * 6000}, "minutes", "Enter a whole number."),
        ({"kind": "pidato"}, "kind", "Select a valid choice."),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_the_rest_stays(
    changes: dict[str, object], field: str, shown: str
) -> None:
    talk = sample.talk(items=0)
    sample.speaker("Contoh Satu")
    sample.speaker("Nama Sama")
    Person.objects.create(key="nama-sama-dua", name="Nama Sama").positions.create(
        institution=sample.body(), title="Anggota"
    )

    response = desk.staff().post("/en" + EDITOR, typed(**changes))

    assert (response.status_code, talk.items.count()) == (200, 0)
    assert shown in " ".join(response.context["form"].errors[field])
    assert "Contoh inti" in response.content.decode()


def test_an_item_is_changed_and_a_stale_form_shows_both() -> None:
    item = sample.item(sample.talk(items=0))
    address, seen = f"/en{EDITOR}{item.pk}/", queries.item_version(item)

    first = desk.staff().post(address, typed(title="Dari yang lain", people=["Contoh Dua"], version=seen))
    second = desk.staff().post(address, typed(title="Dari saya", people=["Contoh Satu"], version=seen))

    item.refresh_from_db()
    assert (first.status_code, second.status_code, item.title, people(item)) == (
        302,
        200,
        "Dari yang lain",
        ["Contoh Dua"],
    )
    labels = [each.label for each in second.context["form"].differences()]
    assert labels == ["Title", "People, in the order in which they speak"]


def test_what_was_typed_into_an_item_that_someone_took_off_can_be_added_anew() -> None:
    item = sample.item(sample.talk(items=0))
    client, address = desk.staff(), f"/en{EDITOR}{item.pk}/"
    client.post(f"{address}hapus/")

    page = client.post(address, typed(title="Dari saya", people=["Contoh Dua"]))

    assert (page.status_code, client.get(address).status_code) == (200, 404)
    assert "Someone has taken this item off the rundown meanwhile. What you typed stands below" in page.text
    assert ('value="Dari saya"' in page.text, f'action="/en{EDITOR}#add"' in page.text) == (True, True)


@pytest.mark.parametrize(("button", "sent"), [("pindah", "places"), ("menit", "minutes"), ("hapus", "")])
def test_a_button_of_an_item_that_someone_took_off_says_so(button: str, sent: str) -> None:
    item = sample.talk().items.get(position=1)
    client, address = desk.staff(), f"/en{EDITOR}{item.pk}/"
    client.post(f"{address}hapus/")

    page = client.post(f"{address}{button}/", {sent: "1"}, follow=True)

    assert "Someone has taken this item off the rundown meanwhile." in page.text


def test_items_move_and_leave_by_buttons() -> None:
    talk = sample.talk()
    client = desk.staff()
    first, _second, third = talk.items.all()

    client.post(f"{EDITOR}{first.pk}/pindah/", {"places": "1"})
    client.post(f"{EDITOR}{third.pk}/hapus/")
    client.post(f"{EDITOR}{first.pk}/pindah/", {"places": "1"})
    client.post(f"{EDITOR}{first.pk}/pindah/", {"places": "100"})

    assert titles(talk) == ["Contoh butir 2", "Contoh butir 1"]


def test_an_item_that_has_begun_says_why_it_stays() -> None:
    talk = sample.talk(State.LIVE)

    response = desk.staff().post(f"/en{EDITOR}{talk.items.get(position=1).pk}/hapus/", follow=True)

    assert "This item has already begun" in str(next(iter(response.context["messages"])))


@pytest.mark.parametrize(
    ("minutes", "shown"), [(20, "60 minutes are left until 15:30"), (50, "It ends later than 15:30")]
)
def test_the_editor_says_whether_the_rundown_fits(minutes: int, shown: str) -> None:
    talk = sample.talk()
    talk.items.update(minutes=minutes)

    assert shown in desk.staff().get("/en" + EDITOR).content.decode()


@pytest.mark.parametrize("items", [1, 3])
def test_the_editor_asks_the_database_as_often_for_three_items_as_for_one(
    items: int, django_assert_num_queries: object
) -> None:
    sample.talk(items=items)
    client = desk.staff()

    with django_assert_num_queries(16):  # type: ignore[operator]
        assert client.get(EDITOR).status_code == 200
