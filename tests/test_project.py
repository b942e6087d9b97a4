"""What a stranger may rely on in the project's files."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def test_every_dependency_is_pinned_and_says_what_it_is_for() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    named = [
        *project["dependencies"],
        *(each for extra in project["optional-dependencies"].values() for each in extra),
    ]
    unexplained = [
        requirement
        for requirement in named
        if not re.search(rf'^\s+"{re.escape(requirement)}",\s+# \S', text, re.MULTILINE)
    ]

    assert unexplained == []
    assert [requirement for requirement in named if "==" not in requirement] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_names_versions_and_hashes_and_no_host(lock: Path) -> None:
    lines = lock.read_text(encoding="utf-8").splitlines()
    requirements = [number for number, line in enumerate(lines) if re.match(r"[a-z]", line)]

    assert [lines[n] for n in requirements if "==" not in lines[n]] == []
    assert [lines[n] for n in requirements if "--hash=sha256:" not in lines[n + 1]] == []
    assert [line for line in lines if re.search(r"://|index-url|find-links|trusted-host", line)] == []


def test_the_licence_is_apache_and_the_font_keeps_its_own() -> None:
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert (
        "SIL OPEN FONT LICENSE"
        in (ROOT / "src/rembuk/ui/static/ui/OFL.txt").read_text(encoding="utf-8").upper()
    )


def test_ci_runs_what_the_readme_says() -> None:
    assert (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()[-1] == "exec make test"
