import pytest

from rembuk.institutions.models import Person
from rembuk.programme import queries
from rembuk.programme.core.talk import State
from rembuk.programme.models import Commitment
from tests import desk
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db


@pytest.fixture
def promise() -> Commitment:
    return sample.commitment(sample.talk(State.HELD))


def address(promise: Commitment) -> str:
    return f"/meja/bincang-contoh/1/janji/{promise.pk}/"


def test_a_commitment_is_settled_with_a_note(promise: Commitment) -> None:
    typed = {"state": "kept", "note": "Contoh bukti", "version": queries.commitment_version(promise)}

    response = desk.staff().post(address(promise), typed)

    promise.refresh_from_db()
    assert (response.status_code, promise.state, promise.note) == (302, "kept", "Contoh bukti")


def test_a_stale_form_does_not_settle_it_over_the_other_s_head(promise: Commitment) -> None:
    typed = {"state": "kept", "note": "", "version": "0" * 16}

    response = desk.staff().post(address(promise), typed)

    promise.refresh_from_db()
    assert (response.status_code, promise.state) == (200, "open")


def test_the_words_are_corrected_and_the_body_follows_from_the_person(promise: Commitment) -> None:
    speaker = sample.speaker("Contoh Dua", at=sample.body("kampus"))
    typed = {"person": speaker.pk, "text": "Janji baru", "version": queries.commitment_version(promise)}

    response = desk.staff().post(address(promise) + "ubah/", typed)

    promise.refresh_from_db()
    assert (response.status_code, promise.person, promise.institution, promise.text) == (
        302,
        speaker,
        sample.body("kampus"),
        "Janji baru",
    )


def test_someone_without_a_body_needs_one_chosen(promise: Commitment) -> None:
    nobody = Person.objects.create(key="tanpa-lembaga", name="Tanpa Lembaga")
    typed = {"person": nobody.pk, "text": "Janji baru", "version": queries.commitment_version(promise)}

    response = desk.staff().post(address(promise) + "ubah/", typed)

    assert list(response.context["form"].errors) == ["institution"]


def test_a_commitment_written_down_by_mistake_is_removed(promise: Commitment) -> None:
    desk.staff().post(address(promise) + "hapus/")

    assert Commitment.objects.count() == 0
