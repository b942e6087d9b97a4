"""What is written is held: every setting, every command, every link."""

import re
from pathlib import Path

import pytest

from rembuk.web.cli import COMMANDS
from rembuk.web.env import SETTINGS

ROOT = Path(__file__).resolve().parent.parent
RUNNING = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_every_setting_is_documented_with_its_default() -> None:
    rows = {row[0]: row[1] for row in re.findall(r"^\| `(REMBUK_\w+)` \|.*\| (.+) \|$", RUNNING, re.MULTILINE)}

    assert sorted(rows) == sorted(setting.name for setting in SETTINGS)
    assert [s.name for s in SETTINGS if s.default and f"`{s.default}`" != rows[s.name]] == []


def test_every_command_is_documented_with_an_example() -> None:
    rows = re.findall(r"^\| `([\w-]+)` \| `rembuk ([\w-]+)[^`]*` \|", RUNNING, re.MULTILINE)

    assert sorted(rows) == sorted((name, name) for name in COMMANDS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))

    assert [target for target in targets if not (page.parent / target).exists()] == []
