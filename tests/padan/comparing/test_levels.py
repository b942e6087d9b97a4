import pytest

from padan.comparing.levels import FIELDS, Field


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_level_has_its_words_in_both_languages(field: Field) -> None:
    assert len(field.words) == field.size
    assert [words for words in field.words if len(words) != 2 or not all(words)] == []
    assert len(set(field.words)) == field.size
    assert field.levels(0).name == "UNKNOWN"
