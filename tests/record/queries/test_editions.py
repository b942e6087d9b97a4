import pytest
from pytest_django import DjangoAssertNumQueries

from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from rembuk.record.actions.correcting import correcting
from rembuk.record.models import Line
from rembuk.record.queries import editions
from tests.factories import programme as sample
from tests.factories import record

pytestmark = pytest.mark.django_db


def test_only_the_talk_under_correction_is_read_in_its_agreed_edition() -> None:
    for text in ("Satu", "Dua"):
        record.line(sample.talk(State.PUBLISHED), text=text)
    talk = Talk.objects.get(number=1)
    correcting(talk, sample.officer(), sample.OPENING)
    Line.objects.filter(talk=talk).update(text="Satu betul")

    assert sorted(Line.objects.values_list("text", flat=True)) == ["Dua", "Satu betul"]
    assert sorted(editions.public(Line.every.all()).values_list("text", flat=True)) == ["Dua", "Satu"]
    assert [each.talk for each in editions.corrected()] == [talk]


def test_a_talk_is_asked_once_whether_it_is_corrected(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    talk = sample.talk(State.PUBLISHED)

    with django_assert_num_queries(1):
        assert [editions.correction_of(talk), editions.correction_of(talk)] == [None, None]
