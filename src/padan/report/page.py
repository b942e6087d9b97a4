"""A report as one page that needs nothing beside it: to read on a phone, on a desk, and to print."""

from html import escape
from importlib import resources

from padan.report.document import Block, Chart, Document, Facts, Heading, Section, Table


def html(report: Document) -> str:
    """Write the page."""
    style = (resources.files("padan") / "data" / "report.css").read_text(encoding="utf-8")
    title = escape(report.title)
    return (
        f'<!doctype html><html lang="{report.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{title}</title><style>{style}</style></head><body>"
        f"<header><h1>{title}</h1><p>{escape(report.lead)}</p></header>"
        f"<main>{''.join(map(_section, report.sections))}</main>"
        f"<footer>{escape(report.foot)}</footer></body></html>\n"
    )


def _section(section: Section) -> str:
    return f"<section><h2>{escape(section.title)}</h2>{''.join(map(_block, section.blocks))}</section>"


def _block(block: Block) -> str:
    match block:
        case Heading(words, weight):
            inside = f'<span class="severity {weight}">{escape(words)}</span>' if weight else escape(words)
            return f"<h3>{inside}</h3>"
        case Facts(pairs):
            terms = (f"<div><dt>{escape(name)}</dt><dd>{escape(text)}</dd></div>" for name, text in pairs)
            return f"<dl>{''.join(terms)}</dl>"
        case Chart(title, svg, caption):
            head = f"<strong>{escape(title)}</strong>" if title else ""
            return f"<figure>{head}{svg}<figcaption>{escape(caption)}</figcaption></figure>"
        case Table():
            return _table(block)
        case _:
            return f"<p class='small'>{escape(block.words)}</p>"


def _table(table: Table) -> str:
    whole = sum(table.shares)
    columns = "".join(
        f'<col style="width:{share / whole:.1%}"{_classes(table, place, spare_only=True)}>'
        for place, share in enumerate(table.shares)
    )
    heads = "".join(
        f'<th scope="col"{_classes(table, place)}>{escape(head)}</th>' for place, head in enumerate(table.heads)
    )
    rows = "".join(
        "<tr>"
        + "".join(f"<td{_classes(table, at)}>{escape(cell)}</td>" for at, cell in enumerate(row))
        + "</tr>"
        for row in table.rows
    )
    kind = " class='findings'" if table.spare else (" class='wide'" if len(table.heads) > 4 else "")
    return (
        f"<div class='scroll' tabindex='0' role='region' aria-label='{escape(table.name)}'>"
        f"<table{kind}><colgroup>{columns}</colgroup><thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )


def _classes(table: Table, place: int, *, spare_only: bool = False) -> str:
    names = ["n"] if place in table.figures and not spare_only else []
    names += ["spare"] if place in table.spare else []
    return f' class="{" ".join(names)}"' if names else ""
