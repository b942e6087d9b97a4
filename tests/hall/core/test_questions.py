import pytest

from rembuk.hall.core.questions import MOVES, PUBLIC, Balance, QuestionState, Source, balance

HALL, PHONE = Source.HALL, Source.PHONE


@pytest.mark.parametrize(
    ("heard", "waiting", "turn"),
    [
        pytest.param([], [HALL, PHONE], None, id="nobody yet"),
        pytest.param([HALL, HALL, PHONE], [HALL, PHONE], PHONE, id="the phones are behind"),
        pytest.param([PHONE], [HALL, PHONE], HALL, id="the hall is behind"),
        pytest.param([PHONE], [PHONE, PHONE], None, id="the hall is behind and nobody there waits"),
        pytest.param([HALL, PHONE], [HALL, PHONE], None, id="even"),
    ],
)
def test_the_turn_is_with_whoever_is_behind_and_waits(
    heard: list[Source], waiting: list[Source], turn: Source | None
) -> None:
    assert balance(heard, waiting) == Balance(heard.count(HALL), heard.count(PHONE), turn)


@pytest.mark.parametrize("state", QuestionState)
def test_every_step_can_be_taken_back(state: QuestionState) -> None:
    for following in MOVES[state]:
        assert state in MOVES[following] or state is QuestionState.HIDDEN or following is QuestionState.HIDDEN
        assert state in _reached(following)


def test_a_question_that_nobody_approved_never_goes_on_air() -> None:
    assert [state for state in set(QuestionState) - PUBLIC if QuestionState.ON_AIR in MOVES[state]] == []


def _reached(start: QuestionState) -> set[QuestionState]:
    """Return the states that two steps lead to."""
    return {second for first in MOVES[start] for second in (first, *MOVES[first])}
