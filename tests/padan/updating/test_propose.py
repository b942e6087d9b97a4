from datetime import date
from pathlib import Path

import pytest

from padan import matching
from padan.updating import propose, state
from padan.updating.changes import Kind
from padan.updating.propose import Change, Proposal
from padan.updating.state import State
from tests.padan.voters import made_register, register

OTHER = {
    "nik": "3574014203740001",
    "name": "MISNATI",
    "sex": "P",
    "birthdate": date(1974, 3, 2),
    "nkk": "3574010101100555",
    "address": "JL LAIN",
}
NOBODY = {
    **OTHER,
    "nik": "3513014909880002",
    "name": "BUASAN",
    "birthdate": date(1988, 9, 9),
    "nkk": "3513010101100777",
}


@pytest.fixture
def known(tmp_path: Path) -> State:
    state.save(register({}, OTHER), matching.dedupe(made_register()).learned, tmp_path / "state")
    return state.load(tmp_path / "state")


def proposed(known: State, *changes: tuple[Kind, dict[str, object]]) -> list[Change]:
    source = register(*(voter for _, voter in changes), source="changes.csv")
    return propose.propose(known, [(source, [kind for kind, _ in changes])])


@pytest.mark.parametrize(
    ("kind", "voter", "proposal", "row"),
    [
        (Kind.NEW, NOBODY, Proposal.ADD, 0),
        (Kind.NEW, {}, Proposal.LISTED, 2),
        (Kind.RETURNED, NOBODY, Proposal.ADD, 0),
        (Kind.CHANGED, {"name": "H. CONTOH SATU"}, Proposal.CHANGE, 2),
        (Kind.DIED, OTHER, Proposal.STRIKE, 3),
        (Kind.MOVED, {}, Proposal.STRIKE, 2),
        (Kind.SERVICE, NOBODY, Proposal.NOT_FOUND, 0),
        (Kind.UNTOLD, {}, Proposal.LISTED, 2),
    ],
)
def test_each_kind_of_change_has_its_proposal(
    known: State, kind: Kind, voter: dict[str, object], proposal: Proposal, row: int
) -> None:
    (change,) = proposed(known, (kind, voter))

    assert (change.proposal, change.register, change.source, change.row) == (proposal, row, "changes.csv", 2)
    assert (change.reasons != "") == (row > 0)


def test_sources_that_say_unlike_things_of_one_person_conflict(known: State) -> None:
    died, moved, new = proposed(known, (Kind.DIED, {}), (Kind.MOVED, {}), (Kind.NEW, NOBODY))

    assert (died.proposal, died.against) == (Proposal.CONFLICT, ("changes.csv:3",))
    assert (moved.proposal, moved.against) == (Proposal.CONFLICT, ("changes.csv:2",))
    assert new.proposal is Proposal.ADD


def test_a_new_voter_told_twice_is_not_added_twice(known: State) -> None:
    first, second = proposed(known, (Kind.NEW, NOBODY), (Kind.NEW, NOBODY))

    assert {first.proposal, second.proposal} == {Proposal.REPEATED}


def test_the_table_has_one_row_a_change(known: State) -> None:
    table = propose.table(proposed(known, (Kind.NEW, NOBODY), (Kind.DIED, {})))

    assert table["register_row"].to_pylist() == [None, 2]
    assert table["proposal"].to_pylist() == ["add", "strike"]
