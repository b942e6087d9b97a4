"""A report on pairs that may be one person, in one list or two: how sure, in which villages, never who."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from padan.matching import Matches
from padan.regions import Regions
from padan.register import Register
from padan.report import charts
from padan.report.document import Block, Chart, Document, Facts, Heading, Section, Table, Text, places_table
from padan.report.findings import MOST_BARS, WORDS
from padan.report.words import decimal, number

BANDS = (0.99, 0.9, 0.5)
"""Pairs of at least this probability, and below the band above it."""


@dataclass(frozen=True, slots=True)
class Place:
    """One village: its voters, and its pairs in each of `BANDS`.

    A pair stands in the village of its first row.
    """

    name: str
    district: str
    voters: int
    pairs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Duplicates:
    """What a report says of one run.

    `sources` and `voters` name and count the list, or the two that were linked. `bands` holds for each of
    `BANDS` the pairs, and those of them whose rows are of two villages; `looked_at` counts the pairs that
    shared a key, `groups` the rows that hang together from the last band up: clusters within one list, voters
    of the first list across two. `places` are the villages of the first list.
    """

    sources: tuple[str, ...]
    voters: tuple[int, ...]
    looked_at: int
    groups: int
    bands: tuple[tuple[int, int], ...]
    places: tuple[Place, ...]


def summarize(
    matches: Matches, register: Register, other: Register | None = None, *, regions: Regions
) -> Duplicates:
    """Count what the report shows of one register's duplicates, or of its matches in another."""
    lists = (register, other) if other else (register,)
    codes, villages = _villages(lists)
    left = villages[0][np.searchsorted(register.table["row"].to_numpy(), matches.row_l)]
    right = villages[-1][np.searchsorted(lists[-1].table["row"].to_numpy(), matches.row_r)]
    masks = [
        (matches.probability >= least) & (matches.probability < most)
        for least, most in zip(BANDS, (2.0, *BANDS), strict=False)
    ]
    voters = np.bincount(villages[0], minlength=len(codes))
    counts = [np.bincount(left[mask], minlength=len(codes)) for mask in masks]
    places = [
        Place(
            regions.names.get(code, code or "?"),
            regions.names.get(code[:8], ""),
            int(voters[at]),
            tuple(int(count[at]) for count in counts),
        )
        for at, code in enumerate(codes)
        if voters[at]
    ]
    return Duplicates(
        tuple(each.source for each in lists),
        tuple(len(each) for each in lists),
        matches.looked_at,
        _groups(matches, across=other is not None),
        tuple((int(mask.sum()), int((left[mask] != right[mask]).sum())) for mask in masks),
        tuple(sorted(places, key=lambda place: (place.district, place.name))),
    )


def _groups(matches: Matches, *, across: bool) -> int:
    if across:
        return len(np.unique(matches.row_l[matches.probability >= BANDS[-1]]))
    heads: pa.ChunkedArray = matches.clusters(BANDS[-1])["cluster"]
    return len(heads.unique())


def _villages(lists: Sequence[Register]) -> tuple[list[str], list[NDArray[np.int32]]]:
    """Return the codes of the villages of all lists, and for each list the place among them of each row."""
    whole = pa.chunked_array([each.table["village"].combine_chunks().fill_null("") for each in lists])
    coded = whole.combine_chunks().dictionary_encode()
    cuts = np.cumsum([len(each) for each in lists])[:-1]
    return coded.dictionary.to_pylist(), np.split(coded.indices.to_numpy(), cuts)


def document(found: Duplicates, language: str) -> Document:
    """Write the report of one run."""
    words = WORDS[language]
    across = "across_" if len(found.sources) > 1 else ""
    return Document(
        words[f"{across}twice"],
        words["proposed"],
        (Section(" · ".join(found.sources), (Heading(words["read"]), *blocks(found, language))),),
        words["pairs_foot"],
        language,
    )


def blocks(found: Duplicates, language: str) -> tuple[Block, ...]:
    """Write what is said of one run."""
    words = WORDS[language]
    across = len(found.sources) > 1
    voters = tuple(
        (f"{words['voters']}, {source}" if across else words["voters"], number(count, language))
        for source, count in zip(found.sources, found.voters, strict=True)
    )
    facts = (
        *voters,
        (words["compared"], number(found.looked_at, language)),
        (words["across_groups" if across else "groups"], number(found.groups, language)),
    )
    return (
        Facts(facts),
        Heading(words["sure"]),
        _bands(found, language),
        Heading(words["places"] + (f", {found.sources[0]}" if across else "")),
        _plot(found, language),
        *([Text(words["across_first"])] if across else []),
        _places(found, language),
    )


def _bands(found: Duplicates, language: str) -> Table:
    words = WORDS[language]
    rows = tuple(
        (_band(at, language), number(pairs, language), number(apart, language))
        for at, (pairs, apart) in enumerate(found.bands)
    )
    heads = (words["probability"], words["pairs"], words["apart"])
    return Table(words["sure"], heads, rows, frozenset({1, 2}), (2.0, 1.0, 1.5))


def _plot(found: Duplicates, language: str) -> Chart:
    words = WORDS[language]
    worst = sorted(found.places, key=lambda place: (-sum(place.pairs), place.name))[:MOST_BARS]
    rows = [(place.name, sum(place.pairs), number(sum(place.pairs), language)) for place in worst]
    caption = words["most"].format(count=len(rows))
    return Chart(words["pairs_chart"], charts.bars(words["pairs_chart"], rows), caption)


def _places(found: Duplicates, language: str) -> Table:
    words = WORDS[language]
    heads = [words["place"], words["district"], words["voters"]]
    heads += [_band(at, language) for at in range(len(BANDS))]
    rows = [
        (
            place.name,
            place.district,
            *(number(figure, language) for figure in (place.voters, *place.pairs)),
        )
        for place in found.places
    ]
    return places_table(words["places"], heads, rows)


def _band(at: int, language: str) -> str:
    least = decimal(BANDS[at], language)
    return f"≥ {least}" if at == 0 else f"{least} – {decimal(BANDS[at - 1], language)}"
