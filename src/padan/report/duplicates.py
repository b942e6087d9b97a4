"""A report on the duplicates of one list: how sure, in which villages, never who."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
import pyarrow as pa

from padan.matching import Matches
from padan.regions import Regions
from padan.register import Register
from padan.report import charts
from padan.report.page import MOST_BARS, WORDS, head, sheet
from padan.report.words import number

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

    `bands` holds for each of `BANDS` the pairs, and those of them whose rows are of two villages; `looked_at`
    counts the pairs that shared a key, `clusters` the groups of rows that hang together from the last band up.
    """

    source: str
    voters: int
    looked_at: int
    clusters: int
    bands: tuple[tuple[int, int], ...]
    places: tuple[Place, ...]


def summarize(matches: Matches, register: Register, *, regions: Regions) -> Duplicates:
    """Count what the report shows."""
    coded = register.table["village"].combine_chunks().fill_null("").dictionary_encode()
    codes, village = coded.dictionary.to_pylist(), coded.indices.to_numpy()
    rows = register.table["row"].to_numpy()
    left, right = (village[np.searchsorted(rows, side)] for side in (matches.row_l, matches.row_r))
    masks = [
        (matches.probability >= least) & (matches.probability < most)
        for least, most in zip(BANDS, (2.0, *BANDS), strict=False)
    ]
    voters = np.bincount(village, minlength=len(codes))
    counts = [np.bincount(left[mask], minlength=len(codes)) for mask in masks]
    places = [
        Place(
            regions.names.get(code, code or "?"),
            regions.names.get(code[:8], ""),
            int(voters[at]),
            tuple(int(count[at]) for count in counts),
        )
        for at, code in enumerate(codes)
    ]
    heads: pa.ChunkedArray = matches.clusters(BANDS[-1])["cluster"]
    return Duplicates(
        register.source,
        len(register),
        matches.looked_at,
        len(heads.unique()),
        tuple((int(mask.sum()), int((left[mask] != right[mask]).sum())) for mask in masks),
        tuple(sorted(places, key=lambda place: (place.district, place.name))),
    )


def html(found: Duplicates, language: str) -> str:
    """Write the page."""
    words = WORDS[language]
    facts = (("voters", found.voters), ("compared", found.looked_at), ("groups", found.clusters))
    terms = "".join(
        f"<div><dt>{words[name]}</dt><dd>{number(figure, language)}</dd></div>" for name, figure in facts
    )
    part = (
        f"<section><h2>{escape(found.source)}</h2><h3>{words['read']}</h3><dl>{terms}</dl>"
        f"<h3>{words['sure']}</h3>{_bands(found, words, language)}"
        f"<h3>{words['places']}</h3>{_plot(found, words, language)}{_places(found, words, language)}</section>"
    )
    return sheet(words["twice"], words["proposed"], part, words["pairs_foot"], language)


def _bands(found: Duplicates, words: Mapping[str, str], language: str) -> str:
    body = "".join(
        f"<tr><td>{_band(at, language)}</td>"
        f"<td class='n'>{number(pairs, language)}</td><td class='n'>{number(apart, language)}</td></tr>"
        for at, (pairs, apart) in enumerate(found.bands)
    )
    return (
        f"<table>{head([words['probability']], [words['pairs'], words['apart']])}<tbody>{body}</tbody></table>"
    )


def _plot(found: Duplicates, words: Mapping[str, str], language: str) -> str:
    worst = sorted(found.places, key=lambda place: (-sum(place.pairs), place.name))[:MOST_BARS]
    rows = [(place.name, sum(place.pairs), number(sum(place.pairs), language)) for place in worst]
    return (
        f"<figure><strong>{words['pairs_chart']}</strong>{charts.bars(words['pairs_chart'], rows)}"
        f"<figcaption>{words['most'].format(count=len(rows))}</figcaption></figure>"
    )


def _places(found: Duplicates, words: Mapping[str, str], language: str) -> str:
    figures = [words["voters"], *(_band(at, language) for at in range(len(BANDS)))]
    body = "".join(
        f"<tr><td>{escape(place.name)}</td><td>{escape(place.district)}</td>"
        + _cells((place.voters, *place.pairs), language)
        + "</tr>"
        for place in found.places
    )
    return (
        f"<div class='scroll' tabindex='0' role='region' aria-label='{words['places']}'>"
        f"<table>{head([words['place'], words['district']], figures)}<tbody>{body}</tbody></table></div>"
    )


def _cells(figures: Sequence[int], language: str) -> str:
    return "".join(f'<td class="n">{number(figure, language)}</td>' for figure in figures)


def _band(at: int, language: str) -> str:
    least = f"{BANDS[at]:g}"
    text = f"≥ {least}" if at == 0 else f"{least} – {BANDS[at - 1]:g}"
    return text.replace(".", ",") if language == "id" else text
