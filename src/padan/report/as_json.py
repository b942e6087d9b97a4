"""A check as JSON: row numbers only, nothing of a person."""

import json

from padan.checking import Checked


def document(checked: Checked, language: str) -> str:
    """Write what a check found, each rule with the office's row numbers."""
    return (
        json.dumps(
            {
                "source": checked.source,
                "voters": checked.voters,
                "day": checked.day.isoformat(),
                "regulation": checked.regulation,
                "findings": [
                    {
                        "code": each.rule.code,
                        "severity": each.rule.severity.value,
                        "title": each.rule.titles[language],
                        "source": each.rule.source,
                        "count": len(each.rows),
                        "rows": each.rows.to_pylist(),
                    }
                    for each in checked.findings
                ],
                "skipped": [rule.code for rule in checked.skipped],
            },
            ensure_ascii=False,
        )
        + "\n"
    )
