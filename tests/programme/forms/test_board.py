import pytest

from rembuk.programme.forms.board import DayOffForm, ProposalForm
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db


def test_a_proposal_names_a_partner_and_its_topic_may_follow() -> None:
    programme = sample.programme()

    known = ProposalForm({"date": "2026-12-09", "host": sample.body("kpu-kab").pk}, programme=programme)
    strange = ProposalForm({"date": "2026-12-09", "host": sample.body("kampus").pk}, programme=programme)

    assert (known.is_valid(), strange.is_valid()) == (True, False)


def test_a_single_day_needs_no_end() -> None:
    form = DayOffForm({"starts": "25/12/2026", "kind": "holiday", "name": "Hari contoh"})

    assert (form.is_valid(), form.cleaned_data["ends"]) == (True, None)
