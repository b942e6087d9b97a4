import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from rembuk.programme.core.talk import State
from rembuk.programme.queries.desk import people_to_choose
from rembuk.record.forms import MediumForm
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db


def test_a_file_may_be_somebodys_and_need_not_be() -> None:
    people = people_to_choose(sample.talk(State.HELD))
    owner = sample.speaker("Contoh Satu")
    file = SimpleUploadedFile("a.pdf", b"%PDF-1.7")

    forms = [
        MediumForm({"title": "", "person": who}, {"file": file}, people=people) for who in ("", str(owner.pk))
    ]

    assert [form.is_valid() for form in forms] == [True, True]
    assert [form.cleaned_data["person"] for form in forms] == [None, owner]
