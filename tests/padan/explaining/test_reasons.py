import numpy as np
import pytest

from padan import matching
from padan.comparing.levels import Number
from padan.comparing.patterns import unpacked
from padan.explaining.reasons import added, explain, in_words
from tests.padan.voters import made_register


def test_what_the_fields_add_is_the_log_odds() -> None:
    found = matching.dedupe(made_register())
    patterns = np.unique(found.patterns).astype(np.int64)

    total = sum(added(found.learned.model, patterns).values())

    assert np.abs(total - found.learned.model.log_odds(patterns)).max() < 1e-9


@pytest.mark.parametrize(("language", "words"), [("id", "NIK sama"), ("en", "same NIK")])
def test_the_reasons_of_the_surest_pair_of_one_number_name_the_number(language: str, words: str) -> None:
    found = matching.dedupe(made_register())
    shared = unpacked(found.patterns)["nik"] == Number.SAME
    surest = found.patterns[[int(np.argmax(found.probability * shared))]].astype(np.int64)

    assert words in in_words(found.learned.model, surest, language=language)[0]


def test_an_explanation_ends_at_the_pairs_probability() -> None:
    found = matching.dedupe(made_register())

    explanation = explain(found.learned.model, int(found.patterns[0]))

    assert explanation.probability == found.probability[0]
    walked = explanation.start + sum(step.adds for step in explanation.steps)
    assert walked == pytest.approx(explanation.log_odds)
