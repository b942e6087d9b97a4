import pytest
from django.test import Client

from rembuk.institutions.permits import Role
from rembuk.programme.actions.commitments import answer_link
from rembuk.programme.core.talk import Promise, State
from rembuk.programme.models import Commitment
from tests.factories import institutions
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
PAGE = "/en/acara/bincang-contoh/janji/"


def test_anyone_reads_what_was_kept_and_why_something_was_dropped() -> None:
    talk = sample.talk(State.PUBLISHED)
    sample.commitment(talk, text="Janji tepat", state="kept", evidence="https://contoh.example/bukti")
    sample.commitment(talk, text="Janji gugur", state="dropped", note="Anggaran dialihkan")
    sample.commitment(sample.talk(State.DRAFT), text="Belum untuk umum")
    client = Client()

    page = client.get(PAGE)

    assert ("Janji tepat" in page.text, "https://contoh.example/bukti" in page.text) == (True, True)
    assert ("Anggaran dialihkan" in page.text, "Belum untuk umum" in page.text) == (True, False)
    assert client.cookies == {}


def link() -> str:
    found = sample.commitment(sample.talk(State.PUBLISHED))
    account = institutions.account(Role.SECRETARIAT, at=found.institution)
    return f"/en/janji/{answer_link(found, account)}/"


def test_the_mail_s_answer_is_chosen_already_and_one_press_gives_it() -> None:
    address, client = link(), Client()

    shown = client.get(f"{address}?jawab=dropped")
    missing = client.post(address, {"state": "dropped", "note": ""})
    done = client.post(address, {"state": "kept", "note": "Selesai"})
    again = client.get(address)

    assert shown.context["form"]["state"].initial == "dropped"
    assert list(missing.context["form"].errors) == ["note"]
    assert ("Thank you" in done.text, again.status_code) == (True, 410)
    assert Commitment.objects.get().state == Promise.KEPT


@pytest.mark.parametrize("word", ["late", "entah"])
def test_an_answer_that_is_none_is_refused(word: str) -> None:
    response = Client().post(link(), {"state": word})

    assert list(response.context["form"].errors) == ["state"]
    assert Commitment.objects.get().state == Promise.OPEN
