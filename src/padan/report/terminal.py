"""A check on the terminal: grouped by how much a finding weighs, and never one total."""

from padan.checking import Checked
from padan.report.words import day, number
from padan.rules import SEVERITIES, Severity

WORDS = {
    "id": {
        "head": "{source}: {voters} pemilih, umur per {day}, kode menurut {regulation}",
        "none": "tidak ada temuan",
        "skipped": "Tidak ditanyakan, karena kolomnya tidak ada",
        "clean": "{count} aturan tanpa temuan",
    },
    "en": {
        "head": "{source}: {voters} voters, ages on {day}, codes by {regulation}",
        "none": "nothing found",
        "skipped": "Not asked, since the columns are missing",
        "clean": "{count} rules found nothing",
    },
}


def table(checked: Checked, language: str) -> str:
    """Write what a check found as lines of text."""
    words = WORDS[language]
    lines = [
        words["head"].format(
            source=checked.source,
            voters=number(checked.voters, language),
            day=day(checked.day, language),
            regulation=checked.regulation,
        )
    ]
    found = [finding for finding in checked.findings if len(finding.rows)]
    for severity in Severity:
        here = [finding for finding in found if finding.rule.severity == severity]
        lines += ["", SEVERITIES[language][severity]]
        lines += [
            f"  {each.rule.code}  {number(len(each.rows), language):>11}  {each.rule.titles[language]}"
            for each in here
        ] or [f"  {words['none']}"]
    lines += ["", words["clean"].format(count=len(checked.findings) - len(found))]
    if checked.skipped:
        lines.append(f"{words['skipped']}: {', '.join(rule.code for rule in checked.skipped)}")
    return "\n".join(lines) + "\n"
