"""A report to bring to the plenary: one page that needs nothing beside it and names no person."""

import tomllib
from collections.abc import Mapping, Sequence
from html import escape
from importlib import resources

from padan.report import charts
from padan.report.summary import Place, Summary
from padan.report.words import day, number
from padan.rules import SEVERITIES, Rule, Severity

MOST_BARS = 25

WORDS: Mapping[str, Mapping[str, str]] = tomllib.loads(
    (resources.files("padan") / "data" / "report.toml").read_text(encoding="utf-8")
)


def html(summaries: Sequence[Summary], language: str) -> str:
    """Write the page."""
    words = WORDS[language]
    parts = "".join(_part(each, language) for each in summaries)
    return sheet(words["title"], words["lead"], parts, words["foot"], language)


def sheet(title: str, lead: str, parts: str, foot: str, language: str) -> str:
    """Write a page around its parts."""
    style = (resources.files("padan") / "data" / "report.css").read_text(encoding="utf-8")
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{title}</title><style>{style}</style></head><body>"
        f"<header><h1>{title}</h1><p>{lead}</p></header><main>{parts}</main>"
        f"<footer>{foot}</footer></body></html>\n"
    )


def _part(summary: Summary, language: str) -> str:
    words, checked = WORDS[language], summary.checked
    facts = [
        (words["voters"], number(checked.voters, language)),
        (words["men"], number(sum(place.men for place in summary.places), language)),
        (words["women"], number(sum(place.women for place in summary.places), language)),
        (words["villages"], number(sum(1 for place in summary.places if place.district), language)),
        (words["day"], day(checked.day, language)),
        (words["regulation"], escape(checked.regulation)),
    ]
    return (
        f"<section><h2>{escape(checked.source)}</h2><h3>{words['read']}</h3>"
        f"<dl>{''.join(f'<div><dt>{name}</dt><dd>{value}</dd></div>' for name, value in facts)}</dl>"
        f"<h3>{words['found']}</h3>{_findings(summary, language)}"
        f"{_ages(summary, language)}{_places(summary, language)}</section>"
    )


def _findings(summary: Summary, language: str) -> str:
    words, checked = WORDS[language], summary.checked
    parts, nothing = [], f"<p>{words['none']}</p>"
    for severity in Severity:
        rows = "".join(
            f'<tr><td class="code">{each.rule.code}</td><td class="n">{number(len(each.rows), language)}</td>'
            f"<td>{escape(each.rule.titles[language])}</td><td>{escape(each.rule.source)}"
            f"{_doubt(each.rule, words)}</td></tr>"
            for each in checked.findings
            if each.rule.severity == severity and len(each.rows)
        )
        top = head([words["code"]], [words["rows"]], [words["rule"], words["source"]])
        table = f'<table class="findings">{top}<tbody>{rows}</tbody></table>'
        title = SEVERITIES[language][severity]
        parts.append(
            f'<h3><span class="severity {severity.value}">{title}</span></h3>{table if rows else nothing}'
        )
    clean = ", ".join(each.rule.code for each in checked.findings if not len(each.rows))
    parts.append(f"<p class='small'>{words['clean']}: {clean or '–'}.</p>")
    if checked.skipped:
        codes = ", ".join(rule.code for rule in checked.skipped)
        parts.append(f"<p class='small'>{words['absent']}: {codes}.</p>")
    return "".join(parts)


def _ages(summary: Summary, language: str) -> str:
    words = WORDS[language]
    if not any(men or women for _, men, women in summary.bands):
        return ""
    caption = words["caption"].format(day=day(summary.checked.day, language))
    sides = (words["men"], words["women"])
    plot = charts.pyramid(words["ages"], summary.bands, sides, language)
    return f"<h3>{words['ages']}</h3><figure>{plot}<figcaption>{caption}</figcaption></figure>"


def _places(summary: Summary, language: str) -> str:
    words = WORDS[language]
    places = [place for place in summary.places if place.district]
    if not places:
        return ""
    worst = sorted(places, key=lambda place: -_per_thousand(place))[:MOST_BARS]
    rows = [(place.name, _per_thousand(place), _decimal(_per_thousand(place), language)) for place in worst]
    figures = [words[name] for name in ("voters", "men", "women")]
    figures += [SEVERITIES[language][severity] for severity in Severity]
    top = head([words["place"], words["district"]], figures)
    body = "".join(
        f"<tr><td>{escape(place.name)}</td><td>{escape(place.district)}</td>"
        + "".join(
            f'<td class="n">{number(figure, language)}</td>'
            for figure in (place.voters, place.men, place.women, *(place.rows[each] for each in Severity))
        )
        + "</tr>"
        for place in summary.places
    )
    plot = charts.bars(words["chart"], rows)
    return (
        f"<h3>{words['places']}</h3><figure><strong>{words['chart']}</strong>{plot}"
        f"<figcaption>{words['most'].format(count=len(rows))}</figcaption></figure>"
        f"<p class='small'>{words['once']}</p>"
        f"<div class='scroll' tabindex='0' role='region' aria-label='{words['places']}'>"
        f"<table>{top}<tbody>{body}</tbody></table></div>"
    )


def _doubt(rule: Rule, words: Mapping[str, str]) -> str:
    return "" if rule.checked else f" ({words['unchecked']})"


def head(first: Sequence[str], figures: Sequence[str], last: Sequence[str] = ()) -> str:
    """Write the head of a table."""
    cells = [f"<th>{name}</th>" for name in first] + [f"<th class='n'>{name}</th>" for name in figures]
    return f"<thead><tr>{''.join([*cells, *(f'<th>{name}</th>' for name in last)])}</tr></thead>"


def _per_thousand(place: Place) -> float:
    return place.rows[Severity.FIX] * 1000 / place.voters


def _decimal(value: float, language: str) -> str:
    return f"{value:.1f}".replace(".", "," if language == "id" else ".")
