import pytest

from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from rembuk.record import queries
from rembuk.record.models import Attendance
from tests import desk
from tests.factories import programme as sample
from tests.factories import record

pytestmark = pytest.mark.django_db

RECORD = "/meja/bincang-contoh/1/catatan/"


@pytest.fixture
def talk() -> Talk:
    return sample.talk(State.HELD)


def texts(talk: Talk) -> list[str]:
    return list(talk.statements.values_list("text", flat=True))


def test_the_record_grows_by_statement_commitment_and_attendance(talk: Talk) -> None:
    client, speaker = desk.staff(), sample.speaker("Contoh Satu")

    client.post(
        RECORD,
        {"entry": "statement", "person": speaker.pk, "kind": "tip", "text": "Contoh kiat", "at": "13.45"},
    )
    client.post(
        RECORD, {"entry": "commitment", "person": speaker.pk, "text": "Contoh janji", "due": "2026-12-09"}
    )
    client.post(RECORD, {"entry": "attendance", "hall": "40", "online": ""})

    assert texts(talk) == ["Contoh kiat"]
    assert list(talk.commitments.values_list("text", "institution__key")) == [("Contoh janji", "kpu-kota")]
    assert list(Attendance.objects.values_list("hall", "online")) == [(40, None)]


@pytest.mark.parametrize(
    ("typed", "entry", "field"),
    [
        ({"entry": "statement", "kind": "tip", "text": "Tetap ada"}, "statement", "person"),
        ({"entry": "commitment", "text": "Tetap ada"}, "commitment", "person"),
        ({"entry": "attendance"}, "attendance", "hall"),
        ({"entry": "attendance", "hall": "-1"}, "attendance", "hall"),
    ],
)
def test_a_refused_entry_keeps_what_was_typed_and_leaves_the_other_forms_alone(
    talk: Talk, typed: dict[str, str], entry: str, field: str
) -> None:
    response = desk.staff().post(RECORD, typed)

    entries = response.context["entries"]
    assert list(getattr(entries, entry).errors) == [field]
    assert [name for name in ("statement", "commitment", "attendance") if getattr(entries, name).is_bound] == [
        entry
    ]
    assert typed.get("text", "") in response.content.decode()


def test_an_unknown_entry_changes_nothing(talk: Talk) -> None:
    response = desk.staff().post(RECORD, {"entry": "suara", "text": "Contoh"})

    assert (response.status_code, texts(talk)) == (200, [])


def test_a_statement_is_corrected_and_a_stale_form_shows_both(talk: Talk) -> None:
    statement = record.statement(talk)
    typed = {"person": statement.person_id, "kind": "quote", "version": queries.statement_version(statement)}

    first = desk.staff().post(f"/en{RECORD}{statement.pk}/", {**typed, "text": "Dari yang lain"})
    second = desk.staff().post(f"/en{RECORD}{statement.pk}/", {**typed, "text": "Dari saya"})

    assert (first.status_code, second.status_code, texts(talk)) == (302, 200, ["Dari yang lain"])
    assert [(each.saved, each.typed) for each in second.context["form"].differences()] == [
        ("Dari yang lain", "Dari saya")
    ]


def test_statements_move_and_leave_by_buttons(talk: Talk) -> None:
    for text in ("satu", "dua", "tiga"):
        record.statement(talk, text=text)
    client = desk.staff()
    first, second, third = talk.statements.all()

    client.post(f"{RECORD}{third.pk}/pindah/", {"places": "-1"})
    client.post(f"{RECORD}{first.pk}/pindah/", {"places": "-1"})
    client.post(f"{RECORD}{first.pk}/pindah/", {"places": "x"})
    client.post(f"{RECORD}{second.pk}/hapus/")

    assert texts(talk) == ["satu", "tiga"]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_record_asks_the_database_as_often_for_three_rows_as_for_one(
    talk: Talk, rows: int, django_assert_num_queries: object
) -> None:
    for _ in range(rows):
        record.statement(talk)
        sample.commitment(talk)
    client = desk.staff()

    with django_assert_num_queries(19):  # type: ignore[operator]
        assert client.get(RECORD).status_code == 200
