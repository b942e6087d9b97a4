from typing import Any

import pytest
from django import forms

from rembuk.programme.core.talk import State
from rembuk.programme.queries.desk import people_to_choose
from rembuk.record.forms import StatementForm
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db


def test_a_statement_is_offered_those_on_the_talk_first() -> None:
    talk = sample.talk(State.HELD)
    outside = sample.speaker("Contoh Luar")
    form = StatementForm(people=people_to_choose(talk))

    field = form.fields["person"]
    assert isinstance(field, forms.TypedChoiceField)
    choices: Any = field.choices
    (_empty, (_here, on_talk), (_others, others)) = choices

    assert [label.split(" · ")[0] for _pk, label in on_talk] == ["Contoh Pemandu", "Contoh Satu", "Contoh Dua"]
    assert [pk for pk, _label in others] == [str(outside.pk)]
