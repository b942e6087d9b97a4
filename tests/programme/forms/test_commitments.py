import pytest
from django.http import QueryDict

from rembuk.programme.forms.commitments import CommitmentForm
from rembuk.programme.queries.desk import people_to_choose
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db


def test_a_commitment_is_the_body_s_of_whoever_made_it_unless_another_is_chosen() -> None:
    talk = sample.talk()
    person = sample.speaker("Contoh Satu", at=talk.host)
    other = sample.body("kampus")

    own = CommitmentForm(QueryDict(f"person={person.pk}&text=Janji"), people=people_to_choose(talk))
    chosen = CommitmentForm(
        QueryDict(f"person={person.pk}&text=Janji&institution={other.pk}"), people=people_to_choose(talk)
    )

    assert (own.is_valid(), own.cleaned_data["institution"]) == (True, talk.host)
    assert (chosen.is_valid(), chosen.cleaned_data["institution"]) == (True, other)
