import re

from padan import rules
from padan.register import SCHEMA


def test_every_rule_has_a_code_of_its_own_and_a_source() -> None:
    loaded = rules.load()

    assert len({rule.code for rule in loaded}) == len(loaded) >= 35
    assert [rule.code for rule in loaded if not re.fullmatch(r"[A-Z]{3}-\d\d", rule.code)] == []
    assert [rule.code for rule in loaded if not rule.source or not all(rule.titles.values())] == []


def test_a_rule_names_only_columns_that_a_register_has() -> None:
    assert [r.code for r in rules.load() if not {*r.needs, *r.columns} <= set(SCHEMA.names)] == []


def test_age_over_100_is_to_be_checked_and_never_an_error() -> None:
    severities = {rule.code: rule.severity for rule in rules.load()}

    assert severities["AGE-03"] == rules.Severity.CHECK
    assert severities["RTW-01"] == rules.Severity.INFORMATION
