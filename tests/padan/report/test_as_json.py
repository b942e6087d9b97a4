import json
from datetime import date
from pathlib import Path

from padan.checking import check
from padan.reading import read
from padan.report.as_json import document
from tests.padan.lists import ONE, TWO, saved


def test_json_holds_row_numbers_and_nothing_of_a_person(tmp_path: Path) -> None:
    text = document([check(read(saved(tmp_path, ONE, TWO, ONE)), day=date(2026, 11, 24))], "en")
    findings = {each["code"]: each for each in json.loads(text)["findings"]}

    assert findings["DUP-01"]["rows"] == [2, 4]
    assert findings["DUP-01"]["severity"] == "fix"
    assert [cell for row in (ONE, TWO) for cell in row[:5] if cell in text] == []
