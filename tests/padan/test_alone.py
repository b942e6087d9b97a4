"""padan made to stand alone: its folder copied out of the repository, with nothing but what it names itself."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import distribution, packages_distributions, requires
from pathlib import Path

import padan
from tests.padan.lists import ONE, TWO, saved

HERE = Path(padan.__file__).parent
ROOT = Path(__file__).resolve().parents[2]
OWN = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def name_of(requirement: str) -> str:
    found = re.match(r"[\w.-]+", requirement)
    assert found
    return found.group()


def installed(folder: Path) -> None:
    """Copy the folder out, build it there as a stranger would, and unpack what was built."""
    shutil.copytree(HERE, folder / "copy", ignore=shutil.ignore_patterns("__pycache__"))
    build = "from setuptools import build_meta; build_meta.build_wheel('built')"
    subprocess.run(
        [sys.executable, "-c", build], cwd=folder / "copy", check=True, capture_output=True, timeout=120
    )
    (wheel,) = (folder / "copy" / "built").glob("padan-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")


def linked(folder: Path) -> None:
    """Put beside it the packages that it names, those that they need, and no other."""
    wanted = [name_of(requirement) for requirement in OWN["dependencies"]]
    for name in wanted:
        wanted += [name_of(need) for need in requires(name) or [] if "extra ==" not in need]
    modules = packages_distributions()
    for name in wanted:
        tops = [module for module, names in modules.items() if any(name.lower() == n.lower() for n in names)]
        parts = {file.parts[0] for file in distribution(name).files or [] if file.parts[0] != ".."}
        for part in parts | set(tops):
            source = Path(str(distribution(name).locate_file(part)))
            if source.exists() and not (folder / "site" / part).exists():
                (folder / "site" / part).symlink_to(source)


def alone(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    # -I and -S: neither this environment's packages nor this repository can be reached.
    code = (
        f"import sys; sys.path[:0] = [{str(folder / 'site')!r}]; from padan.cli import main; sys.exit(main())"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [sys.executable, "-I", "-S", "-c", code, *words],
        cwd=folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_copied_out_it_works_with_nothing_but_its_own_dependencies(tmp_path: Path) -> None:
    installed(tmp_path)
    linked(tmp_path)
    file = saved(tmp_path, ONE, TWO, ONE)

    checked = alone(tmp_path, "check", str(file), "--xlsx", "out.xlsx", "--report", "out.html")
    paper = alone(tmp_path, "report", str(file), "-o", "out.pdf")
    reached = alone(tmp_path, "recap", str(file))

    assert (checked.returncode, "DUP-01            2" in checked.stdout) == (0, True), checked.stderr
    assert (tmp_path / "out.html").exists()
    assert (paper.returncode, "typst" in paper.stderr, paper.stderr.count("\n")) == (2, True, 1)
    assert (reached.returncode, "Ketapang" in reached.stdout) == (0, True)


def test_it_names_the_same_versions_as_the_repository() -> None:
    whole = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    own = [*OWN["dependencies"], *(each for extra in OWN["optional-dependencies"].values() for each in extra)]

    known = {*whole["dependencies"], *whole["optional-dependencies"]["spark"]}
    assert [requirement for requirement in own if requirement not in known] == []


def test_every_package_of_it_is_named() -> None:
    tools = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]

    found = {"padan", *(f"padan.{path.parent.name}" for path in HERE.glob("*/__init__.py"))}
    assert set(tools["packages"]) == found
