import numpy as np
import pytest

from padan import matching
from padan.comparing.levels import PERSON, Birthplace, Number
from padan.comparing.patterns import NUMBER_PATTERNS, unpacked
from padan.explaining.reasons import added, explain, in_words
from tests.padan.voters import made_register


def test_what_the_fields_add_is_the_log_odds() -> None:
    found = matching.dedupe(made_register())
    patterns = np.unique(found.patterns).astype(np.int64)

    total = sum(added(found.learned.model, patterns).values())

    assert np.abs(total - found.learned.model.log_odds(patterns)).max() < 1e-9


def test_the_birthplace_has_the_same_bar_wherever_two_live_as_near_and_nothing_together() -> None:
    found = matching.dedupe(made_register())
    model = found.learned.model
    person = model.person[unpacked(model.person, PERSON)["birthplace"] == Birthplace.SAME]
    other = person + Birthplace.OTHER - Birthplace.SAME
    person, other = (side[np.isin(other, model.person)] * NUMBER_PATTERNS for side in (person, other))

    same, different = added(model, person), added(model, other)

    place = unpacked(person)["place"]
    assert same["birthplace"].tolist() == model.birthplace[place, Birthplace.SAME].tolist()
    assert different["birthplace"].tolist() == model.birthplace[place, Birthplace.OTHER].tolist()
    assert len(person) > 0
    assert np.abs(same["together"] - different["together"]).max() < 1e-9


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
