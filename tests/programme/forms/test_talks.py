import pytest

from rembuk.programme.forms.talks import TalkForm
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db


def test_a_talk_offers_only_the_partners_in_their_order_and_the_modes_agreed() -> None:
    programme = sample.programme(modes=["luring", "hibrida"])
    sample.programme(slug="lain", partners=[sample.body("kampus"), sample.body("kpu-kota")])

    form = TalkForm(programme=programme)

    hosts = [str(label) for _value, label in form.fields["host"].choices]  # type: ignore[attr-defined]
    modes = [value for value, _label in form.fields["mode"].choices]  # type: ignore[attr-defined]
    assert (hosts, modes) == ([name for name, _kind in sample.BODIES.values()], ["luring", "hibrida"])
