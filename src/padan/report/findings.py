"""What a report says of a checked list: what was read, what was found, by village; and no person."""

import tomllib
from collections.abc import Mapping, Sequence
from importlib import resources

from padan.reading.headings import COLUMNS, title_of
from padan.report import charts
from padan.report.document import Block, Chart, Document, Facts, Heading, Section, Table, Text, places_table
from padan.report.summary import Place, Summary
from padan.report.words import day, number
from padan.rules import SEVERITIES, Rule, Severity

MOST_BARS = 25

WORDS: Mapping[str, Mapping[str, str]] = tomllib.loads(
    (resources.files("padan") / "data" / "report.toml").read_text(encoding="utf-8")
)


def document(summaries: Sequence[Summary], language: str) -> Document:
    """Write the report of a check."""
    words = WORDS[language]
    sections = tuple(section(each, language) for each in summaries)
    return Document(words["title"], words["lead"], sections, words["foot"], language)


def section(summary: Summary, language: str) -> Section:
    """Write what is said of one list."""
    words, checked = WORDS[language], summary.checked
    facts = (
        (words["voters"], number(checked.voters, language)),
        (words["men"], number(sum(place.men for place in summary.places), language)),
        (words["women"], number(sum(place.women for place in summary.places), language)),
        (words["villages"], number(sum(1 for place in summary.places if place.district), language)),
        (words["day"], day(checked.day, language)),
        (words["regulation"], checked.regulation),
    )
    blocks = (
        *(Heading(words["read"]), Facts(facts), Text(_columns(summary, words)), Heading(words["found"])),
        *_findings(summary, language),
        *_ages(summary, language),
        *_places(summary, language),
    )
    return Section(checked.source, blocks)


def _columns(summary: Summary, words: Mapping[str, str]) -> str:
    read = [title_of(column) for column in COLUMNS if column in summary.columns]
    absent = [title_of(column) for column in COLUMNS if column not in summary.columns]
    told = f"{words['columns']}: {', '.join(read)}."
    return told + (f" {words['missing']}: {', '.join(absent)}." if absent else "")


def _findings(summary: Summary, language: str) -> list[Block]:
    words, checked = WORDS[language], summary.checked
    heads = (words["code"], words["rows"], words["rule"], words["source"])
    blocks: list[Block] = []
    for severity in Severity:
        rows = tuple(
            (
                each.rule.code,
                number(len(each.rows), language),
                each.rule.titles[language],
                each.rule.source + _doubt(each.rule, words),
            )
            for each in checked.findings
            if each.rule.severity == severity and len(each.rows)
        )
        title = SEVERITIES[language][severity]
        table = Table(title, heads, rows, frozenset({1}), (1.2, 1.2, 5.0, 3.6), frozenset({3}))
        blocks += [Heading(title, severity.value), table if rows else Text(words["none"])]
    clean = ", ".join(each.rule.code for each in checked.findings if not len(each.rows))
    blocks.append(Text(f"{words['clean']}: {clean or '–'}."))
    if checked.skipped:
        blocks.append(Text(f"{words['absent']}: {', '.join(rule.code for rule in checked.skipped)}."))
    return blocks


def _ages(summary: Summary, language: str) -> list[Block]:
    words = WORDS[language]
    if not any(men or women for _, men, women in summary.bands):
        return []
    caption = words["caption"].format(day=day(summary.checked.day, language))
    plot = charts.pyramid(words["ages"], summary.bands, (words["men"], words["women"]), language)
    return [Heading(words["ages"]), Chart("", plot, caption)]


def _places(summary: Summary, language: str) -> list[Block]:
    words = WORDS[language]
    places = [place for place in summary.places if place.district]
    if not places:
        return []
    worst = sorted(places, key=lambda place: -_per_thousand(place))[:MOST_BARS]
    bars = [(place.name, _per_thousand(place), _decimal(_per_thousand(place), language)) for place in worst]
    heads = [words[name] for name in ("place", "district", "voters", "men", "women")]
    heads += [SEVERITIES[language][severity] for severity in Severity]
    rows = [
        (
            place.name,
            place.district,
            *(number(figure, language) for figure in (place.voters, place.men, place.women)),
            *(number(place.rows[each], language) for each in Severity),
        )
        for place in summary.places
    ]
    return [
        Heading(words["places"]),
        Chart(words["chart"], charts.bars(words["chart"], bars), words["most"].format(count=len(bars))),
        Text(words["once"]),
        places_table(words["places"], heads, rows),
    ]


def _doubt(rule: Rule, words: Mapping[str, str]) -> str:
    return "" if rule.checked else f" ({words['unchecked']})"


def _per_thousand(place: Place) -> float:
    return place.rows[Severity.FIX] * 1000 / place.voters


def _decimal(value: float, language: str) -> str:
    return f"{value:.1f}".replace(".", "," if language == "id" else ".")
