import pytest

from rembuk.programme.forms.agreements import AgreeForm, LetterForm
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db


def test_a_form_offers_only_the_bodies_it_is_given() -> None:
    own, other = sample.body("kpu-kota"), sample.body("kpu-kab")

    assert AgreeForm({"body": own.pk, "version": "a"}, bodies=[own]).is_valid()
    assert not AgreeForm({"body": other.pk, "version": "a"}, bodies=[own]).is_valid()
    assert not LetterForm({"bodies": [other.pk], "letter": "1", "version": "a"}, bodies=[own]).is_valid()
