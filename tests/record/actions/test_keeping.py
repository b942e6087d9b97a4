import pytest

from rembuk.record.actions.keeping import learn
from rembuk.record.models import Word

pytestmark = pytest.mark.django_db


def test_a_word_is_learned_once_with_its_stem() -> None:
    learn(["Daftar pemilih", "daftar"])
    learn(["Pemilih 2026"])

    assert sorted(Word.objects.values_list("word", "stem")) == [("daftar", "daftar"), ("pemilih", "pilih")]
