"""The report for the plenary: each list checked and searched for duplicates, each two held together."""

from collections.abc import Sequence
from dataclasses import dataclass

from padan.report import duplicates, findings
from padan.report.document import Block, Document, Heading, Section, Text
from padan.report.duplicates import Duplicates
from padan.report.findings import WORDS
from padan.report.summary import Summary


@dataclass(frozen=True, slots=True)
class Studied:
    """One list: what the check found, and its duplicates, or None where the list teaches no model."""

    summary: Summary
    doubles: Duplicates | None


Across = tuple[str, str, Duplicates | None]
"""Two lists by their names, and what was found between them, or None where they teach no model."""


def document(lists: Sequence[Studied], across: Sequence[Across], language: str) -> Document:
    """Write the report."""
    words = WORDS[language]
    parts = [*(_one(each, language) for each in lists), *(_two(each, language) for each in across)]
    return Document(words["plenary"], words["plenary_lead"], tuple(parts), words["plenary_foot"], language)


def _one(studied: Studied, language: str) -> Section:
    checked = findings.section(studied.summary, language)
    return Section(checked.title, (*checked.blocks, *_found("doubles", studied.doubles, language)))


def _two(across: Across, language: str) -> Section:
    left, right, found = across
    return Section(f"{left} · {right}", _found("across", found, language))


def _found(head: str, found: Duplicates | None, language: str) -> tuple[Block, ...]:
    words = WORDS[language]
    told = duplicates.blocks(found, language) if found else (Text(words["unlearned"]),)
    return (Heading(words[head]), *told)
