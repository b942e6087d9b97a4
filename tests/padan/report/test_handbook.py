from padan.report.handbook import rules_page
from padan.rules import load


def test_the_page_has_a_line_for_every_rule() -> None:
    codes = [line.split(" | ")[0].removeprefix("| ") for line in rules_page().splitlines() if "| " in line]

    assert codes[1:] == [rule.code for rule in load()]
