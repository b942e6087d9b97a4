"""One talk from its founding to its record, through the desk's own pages."""

import pytest
from django.test import Client
from django.utils import timezone

from rembuk.institutions.permits import Role
from rembuk.programme.core.talk import State
from rembuk.programme.models import Item, Talk
from tests import desk
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db


def sent(client: Client, address: str, **typed: object) -> str:
    """Send a form, expect it to be accepted, and return where it leads."""
    response = client.post(address, typed)
    assert response.status_code == 302, response.context["form"].errors
    return response["Location"]


def test_the_life_of_a_talk() -> None:
    secretariat, operator = desk.staff(), desk.staff(Role.OPERATOR)
    bodies = [sample.body(key).pk for key in sample.BODIES]
    speaker = sample.speaker("Contoh Satu", at=sample.body("kpu-kota"))

    board = sent(
        secretariat, "/meja/program/baru/", name="Bincang", purpose="Contoh tujuan", partners=bodies,
        rhythm="FREQ=WEEKLY;INTERVAL=2", modes=["luring"],
    )  # fmt: skip
    talk = sent(
        secretariat, f"{board}acara-baru/", title="Contoh topik", date=timezone.localdate().isoformat(),
        starts="13:30", host=sample.body("kpu-kota").pk, mode="luring", venue="Aula Contoh",
    )  # fmt: skip
    for kind in ("remarks", "core"):
        sent(secretariat, f"{talk}susunan/", kind=kind, minutes="10", people=["Contoh Satu"])
    for key in sample.BODIES:
        officer = desk.staff(at=sample.body(key))
        shown = officer.get(f"{talk}kesepakatan/rencana/").context["standing"].content.version
        sent(officer, f"{talk}kesepakatan/rencana/setuju/", body=sample.body(key).pk, version=shown)
    sent(secretariat, f"{talk}umumkan/")
    sent(operator, f"{talk}kendali/mulai/")
    first = Item.objects.get(position=1)
    sent(
        operator, f"{talk}kendali/", entry="statement", person=speaker.pk, kind="remark", text="Contoh sambutan"
    )
    sent(operator, f"{talk}kendali/lanjut/", running=first.pk)
    sent(operator, f"{talk}kendali/", entry="commitment", person=speaker.pk, text="Contoh janji")
    sent(operator, f"{talk}kendali/tutup/")
    sent(secretariat, f"{talk}catatan/", entry="attendance", hall="40", online="")

    held = Talk.objects.get()
    assert (talk, held.number, held.state) == ("/meja/bincang/1/", 1, State.HELD)
    assert [item.opened_at is not None and item.closed_at is not None for item in held.items.all()] == [
        True,
        True,
    ]
    assert (held.statements.count(), held.commitments.count(), held.attendance.hall) == (1, 1, 40)
