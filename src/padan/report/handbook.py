"""The page of documents that lists every rule: made from the rules themselves."""

from padan.rules import SEVERITIES, load


def rules_page() -> str:
    """Write the table of all rules in Markdown."""
    rows = [
        f"| {rule.code} | {SEVERITIES['en'][rule.severity]} | {rule.titles['en']} | {rule.titles['id']} "
        f"| {', '.join(rule.needs) or '–'} | {rule.source}{'' if rule.checked else ' (to be compared)'} |"
        for rule in load()
    ]
    return "\n".join(
        [
            "# The rules of the check",
            "",
            "Made from `src/padan/data/rules/` by `make docs`; change a rule there. A rule is data: a code,",
            "a severity, its words, the columns it needs, its source and a condition in SQL. *To be",
            "compared* marks a rule that nobody has yet held against the regulation's own text.",
            "",
            "| code | severity | rule | in Indonesian | needs | source |",
            "|---|---|---|---|---|---|",
            *rows,
            "",
        ]
    )
