"""From changes to proposals. The machine strikes nobody: it says what it found and what people may decide."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from padan.columns import Columns, columns
from padan.comparing import patterns as packing
from padan.comparing.families import Families
from padan.comparing.sifting import sifted
from padan.explaining.reasons import in_words
from padan.matching import THRESHOLD, score
from padan.register import Register
from padan.updating.candidates import candidates
from padan.updating.changes import ENTERS, LEAVES, Kind
from padan.updating.state import State


class Proposal(StrEnum):
    """What is proposed for a change."""

    ADD = "add"
    CHANGE = "change"
    STRIKE = "strike"
    LISTED = "listed already"
    NOT_FOUND = "not found"
    UNCLEAR = "several fit"
    CONFLICT = "sources conflict"
    REPEATED = "told twice"


@dataclass(frozen=True)
class Change:
    """One proposal.

    `source` and `row`: the file of the change and the office's row number in it; `kind`, what the file says;
    `register` the row that fits best (0 for none) with its `probability` and `reasons`; `others`, more rows
    that fit; `against`, the other changes it meets, as "file:row".
    """

    source: str
    row: int
    kind: Kind
    proposal: Proposal
    register: int
    probability: float
    reasons: str
    others: tuple[int, ...] = ()
    against: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """Scored pairs [k]: places on both sides, probability float64, patterns int32."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    probability: NDArray[np.float64]
    patterns: NDArray[np.int32]


def match(state: State, changes: Columns) -> tuple[Found, Found]:
    """Return the scored pairs of register and changes, and of changes among themselves."""
    met = candidates(state, changes)
    register, among = sifted(state.rows, changes, met.known), sifted(changes, changes, met.among)
    families = state.families.joined(Families.of(changes))
    patterns = [
        packing.compare_pairs(left, changes, pairs, (families, families), state.learned.frequencies)
        for left, pairs in ((state.rows, register), (changes, among))
    ]
    probability = score(state.learned, np.concatenate(patterns))
    return (
        Found(register.left, register.right, probability[: len(register)], patterns[0]),
        Found(among.left, among.right, probability[len(register) :], patterns[1]),
    )


def propose(
    state: State,
    sources: Sequence[tuple[Register, Sequence[Kind]]],
    *,
    threshold: float = THRESHOLD,
    language: str = "id",
) -> list[Change]:
    """Return one proposal for each change of each source, in order."""
    table = pa.concat_tables([register.table for register, _ in sources])
    kinds = [kind for _, told in sources for kind in told]
    names = [
        (register.source, int(row)) for register, _ in sources for row in register.table["row"].to_pylist()
    ]
    known, among = match(state, columns(table))
    fits = _fitting(known, threshold)
    reasons = _reasons(state, known, fits, language)
    proposals = []
    for place, (source, row) in enumerate(names):
        best = fits.get(place, [])
        rows = [int(state.rows.row[known.left[pair]]) for pair in best]
        proposals.append(
            Change(
                source=source,
                row=row,
                kind=kinds[place],
                proposal=_proposed(kinds[place], len(rows)),
                register=rows[0] if rows else 0,
                probability=float(known.probability[best[0]]) if best else 0.0,
                reasons=reasons[best[0]] if best else "",
                others=tuple(rows[1:]),
            )
        )
    return _with_conflicts(proposals, among, threshold)


def _fitting(known: Found, threshold: float) -> dict[int, list[int]]:
    """Return for each change the pairs that reach the threshold, the surest first."""
    chosen = np.flatnonzero(known.probability >= threshold)
    chosen = chosen[np.lexsort((known.left[chosen], -known.probability[chosen]))]
    made: dict[int, list[int]] = defaultdict(list)
    for pair in chosen.tolist():
        made[int(known.right[pair])].append(pair)
    return made


def _reasons(state: State, known: Found, fits: dict[int, list[int]], language: str) -> dict[int, str]:
    best = [pairs[0] for pairs in fits.values()]
    distinct, where = np.unique(known.patterns[best].astype(np.int64), return_inverse=True)
    words = in_words(state.learned.model, distinct, language=language)
    return {pair: words[place] for pair, place in zip(best, where, strict=True)}


def _proposed(kind: Kind, fitting: int) -> Proposal:
    if fitting > 1 and kind in LEAVES | {Kind.CHANGED}:
        return Proposal.UNCLEAR
    if fitting == 0:
        return Proposal.ADD if kind in ENTERS else Proposal.NOT_FOUND
    if kind in ENTERS:
        return Proposal.LISTED
    if kind in LEAVES:
        return Proposal.STRIKE
    return Proposal.CHANGE if kind is Kind.CHANGED else Proposal.LISTED


def _with_conflicts(proposals: list[Change], among: Found, threshold: float) -> list[Change]:
    """Mark changes about one person: of unlike kinds they conflict, of one kind they are told twice."""
    meets: dict[int, set[int]] = defaultdict(set)
    for pair in np.flatnonzero(among.probability >= threshold).tolist():
        meets[int(among.left[pair])].add(int(among.right[pair]))
        meets[int(among.right[pair])].add(int(among.left[pair]))
    by_row: dict[int, list[int]] = defaultdict(list)
    for place, change in enumerate(proposals):
        if change.register:
            by_row[change.register].append(place)
    for places in by_row.values():
        for place in places:
            meets[place].update(other for other in places if other != place)
    made = list(proposals)
    for place, others in meets.items():
        if others:
            change = proposals[place]
            unlike = any(proposals[other].kind is not change.kind for other in others)
            made[place] = replace(
                change,
                proposal=Proposal.CONFLICT if unlike else Proposal.REPEATED,
                against=tuple(f"{proposals[other].source}:{proposals[other].row}" for other in sorted(others)),
            )
    return made


def table(proposals: Sequence[Change]) -> pa.Table:
    """Return proposals as a table, one row a change."""
    return pa.table(
        {
            "source": [change.source for change in proposals],
            "row": pa.array([change.row for change in proposals], pa.int64()),
            "kind": [str(change.kind) for change in proposals],
            "proposal": [str(change.proposal) for change in proposals],
            "register_row": pa.array([change.register or None for change in proposals], pa.int64()),
            "probability": pa.array([change.probability for change in proposals], pa.float64()),
            "reasons": [change.reasons for change in proposals],
            "other_rows": [" ".join(map(str, change.others)) for change in proposals],
            "against": [" ".join(change.against) for change in proposals],
        }
    )
