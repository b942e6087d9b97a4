import pytest

from rembuk.programme.forms.programmes import ProgrammeForm
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db


def test_the_address_of_a_programme_never_changes() -> None:
    assert "slug" not in ProgrammeForm(programme=sample.programme()).fields
