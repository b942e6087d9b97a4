"""A check as JSON: row numbers only, nothing of a person."""

import json
from collections.abc import Sequence

from padan.checking import Checked


def document(found: Sequence[Checked], language: str) -> str:
    """Write what a check found, each rule with the office's row numbers; several lists as a list."""
    lists = [_list(each, language) for each in found]
    return json.dumps(lists[0] if len(lists) == 1 else lists, ensure_ascii=False) + "\n"


def _list(checked: Checked, language: str) -> dict[str, object]:
    return {
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
    }
