"""The rules of the check: data, one file a family."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources


class Severity(StrEnum):
    """How much a finding weighs. There is never one total over all of them."""

    FIX = "fix"
    CHECK = "check"
    INFORMATION = "information"


SEVERITIES = {
    "id": {
        Severity.FIX: "Harus diperbaiki",
        Severity.CHECK: "Perlu diperiksa",
        Severity.INFORMATION: "Untuk diketahui",
    },
    "en": {
        Severity.FIX: "Must be fixed",
        Severity.CHECK: "To be checked",
        Severity.INFORMATION: "For information",
    },
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    `where` is SQL over the table `facts`, true for a row that the rule finds. `needs` names the columns
    without which it cannot be asked, `columns` those that show why a row was found. `source` says where the
    rule comes from; `checked` is False while nobody has compared it with that text.
    """

    code: str
    severity: Severity
    titles: dict[str, str]
    needs: tuple[str, ...]
    columns: tuple[str, ...]
    where: str
    source: str
    checked: bool


def load() -> tuple[Rule, ...]:
    """Load every rule, in the order of its code."""
    folder = resources.files("padan") / "data" / "rules"
    rules = [
        Rule(
            code=raw["code"],
            severity=Severity(raw["severity"]),
            titles={"id": raw["id"], "en": raw["en"]},
            needs=tuple(raw["needs"]),
            columns=tuple(raw.get("columns", raw["needs"])),
            where=raw["where"],
            source=raw["source"],
            checked=raw.get("checked", True),
        )
        for file in folder.iterdir()
        if file.name.endswith(".toml")
        for raw in tomllib.loads(file.read_text(encoding="utf-8"))["rule"]
    ]
    return tuple(sorted(rules, key=lambda rule: rule.code))
