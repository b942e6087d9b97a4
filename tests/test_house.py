"""The rules of the house that no linter sees. An exception is listed here, and the lists may only shrink."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Model

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"
ROOMS = SOURCE / "rembuk"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
TEMPLATES = sorted(ROOMS.glob("*/templates/**/*.*"))

STOREYS = (
    {"web"},
    {"newsroom"},
    {"record", "voterlist", "oversight", "office"},
    {"hall"},
    {"programme"},
    {"institutions"},
    {"ledger"},
    {"ui", "kit"},
)

# Templates that a library finds by a name of its own choosing, kept in the room that dresses them.
LIBRARY_TEMPLATES = {"institutions": {"account", "mfa", "allauth"}, "newsroom": {"wagtailadmin"}}
PAGE_ERRORS = {"400.html", "403.html", "404.html", "500.html"}

# Modules without a test file of their own name: each is tested through the one that uses it.
TESTED_THROUGH = {
    "rembuk/institutions/forms.py": "institutions/views/test_directory.py",
    "rembuk/institutions/models.py": "institutions/actions/test_accounts.py",
    "rembuk/institutions/permits.py": "web/test_permits.py",
    "rembuk/kit/api.py": "programme/test_api.py",
    "rembuk/ledger/models.py": "ledger/test_queries.py",
    "rembuk/newsroom/core/english.py": "newsroom/core/test_writers.py",
    "rembuk/newsroom/core/indonesian.py": "newsroom/core/test_writers.py",
    "rembuk/oversight/queries.py": "oversight/test_views.py",
    "rembuk/programme/actions/lifecycle.py": "programme/actions/test_talks.py",
    "rembuk/programme/core/talkfile/checks.py": "programme/core/talkfile/test_reading.py",
    "rembuk/programme/core/talkfile/document.py": "programme/core/talkfile/test_reading.py",
    "rembuk/programme/core/talkfile/table.py": "programme/core/talkfile/test_reading.py",
    "rembuk/record/queries/document.py": "record/test_interchange.py",
    "rembuk/voterlist/queries.py": "voterlist/test_views.py",
    "rembuk/web/archive.py": "web/commands/test_restore.py",
    "rembuk/web/chores.py": "web/commands/test_worker.py",
    "rembuk/web/commands/backup.py": "web/commands/test_restore.py",
    "rembuk/web/commands/manage.py": "web/test_cli.py",
    "rembuk/web/sign_in.py": "institutions/test_sign_in.py",
}

WRITES = {"save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "delete"}
FACES = {"views", "api", "feeds", "streams", "urls", "forms"}


def name_of(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def room_of(path: Path) -> str:
    return path.relative_to(ROOMS).parts[0]


def storey(room: str) -> int:
    return next(height for height, rooms in enumerate(STOREYS) if room in rooms)


def own_models() -> list[type[Model]]:
    return [m for m in apps.get_models() if m.__module__.startswith("rembuk.") and not m._meta.auto_created]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_has_at_most_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_function_has_at_most_60_lines(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]

    assert [f.name for f in functions if (f.end_lineno or 0) - f.lineno >= 60] == []


def has_behavior(path: Path) -> bool:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) for node in ast.walk(tree))


def mirror_of(path: Path) -> Path:
    whole = path.relative_to(SOURCE).with_suffix("").parts
    # The site's rooms stand at the top of the tests; the engine keeps a folder of its own.
    room_and_folders = whole if whole[0] == "padan" else whole[1:]
    return ROOT.joinpath("tests", *room_and_folders[:-1], f"test_{room_and_folders[-1]}.py")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_has_its_mirror_test(path: Path) -> None:
    if path.stem in {"__init__", "__main__", "apps", "urls"} or not has_behavior(path):
        return
    elsewhere = TESTED_THROUGH.get(name_of(path))

    assert mirror_of(path).exists() or (elsewhere is not None and (ROOT / "tests" / elsewhere).exists())


def test_the_list_of_modules_tested_elsewhere_only_shrinks() -> None:
    assert [name for name in TESTED_THROUGH if not (SOURCE / name).exists()] == []
    assert [name for name in TESTED_THROUGH if mirror_of(SOURCE / name).exists()] == []
    assert len(TESTED_THROUGH) <= 19


def test_every_room_has_its_door_sign() -> None:
    unsigned = [
        room.name
        for room in ROOMS.iterdir()
        if (room / "__init__.py").exists()
        and not ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8")))
    ]

    assert unsigned == []


def test_kit_stays_small_and_nothing_is_called_utils() -> None:
    kit = [path for path in (ROOMS / "kit").glob("*.py") if path.name != "__init__.py"]

    assert len(kit) <= 8
    assert [name_of(p) for p in MODULES if p.stem in {"utils", "helpers", "common", "misc", "tools"}] == []


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model.__name__)
def test_every_field_is_classified_once(model: type[Model]) -> None:
    drawers = model.Privacy  # type: ignore[attr-defined]
    classified = [*drawers.public, *drawers.internal, *drawers.personal, *drawers.secret]
    # What a library's base class brings is that library's; ours are the fields the class itself declares.
    fields = [
        field.name
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
        if not (field.is_relation and getattr(field.remote_field, "parent_link", False))
    ]

    assert sorted(classified) == sorted(fields)


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model.__name__)
def test_no_relation_points_upstairs(model: type[Model]) -> None:
    own = storey(model.__module__.split(".")[1])
    targets = [
        field.related_model for field in model._meta.get_fields() if field.is_relation and field.concrete
    ]
    rooms = {
        target.__module__.split(".")[1]
        for target in targets
        if isinstance(target, type) and target.__module__.startswith("rembuk.")
    }

    assert {room for room in rooms if storey(room) < own} == set()


def test_the_ledger_holds_no_foreign_key() -> None:
    relations = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("ledger").get_models()
        for field in model._meta.get_fields()
        if field.is_relation
    ]

    assert relations == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_a_template_stays_in_its_room(path: Path) -> None:
    room = room_of(path)
    folder = path.relative_to(ROOMS / room / "templates").parts[0]
    named = re.findall(r"{%\s*(?:extends|include)\s+[\"']([^\"'/]+)/", path.read_text(encoding="utf-8"))
    allowed = {room, "ui"} | LIBRARY_TEMPLATES.get(room, set())

    assert folder in allowed | (PAGE_ERRORS if room in {"web", "ui"} else set())
    assert set(named) - allowed == set()


@pytest.mark.parametrize("path", [m for m in MODULES if m.is_relative_to(ROOMS)], ids=name_of)
def test_code_renders_only_templates_of_its_room(path: Path) -> None:
    if path.parent == ROOMS:
        return
    room = room_of(path)
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = {
        node.value.split("/")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"[\w-]+(/[\w-]+)+\.(?:html|typ)", node.value)
    }

    assert named - {room, "ui"} - LIBRARY_TEMPLATES.get(room, set()) == set()


@pytest.mark.parametrize("path", sorted(ROOMS.glob("*/paper/*.typ")), ids=name_of)
def test_a_document_on_paper_takes_from_its_room_and_the_house_alone(path: Path) -> None:
    room = room_of(path)
    taken = re.findall(r'(?:import|include|read|image)\(?\s*"/(\w+)/', path.read_text(encoding="utf-8"))

    assert set(taken) - {room, "ui"} == set()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_acts_write(path: Path) -> None:
    if not FACES & {path.stem, path.parent.name}:
        return
    calls = [
        node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
    ]
    writes = [
        f"line {call.lineno}: {call.func.attr}"
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in WRITES
        # An act may bear such a name: `actions.create(...)` is a call of an act, not a write.
        and not (isinstance(call.func.value, ast.Name) and call.func.value.id.endswith("actions"))
    ]

    assert writes == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_hangs_on_model_signals_or_trusts_html_by_hand(path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    assert re.findall(r"\b(?:pre_save|post_save|pre_delete|post_delete|m2m_changed|mark_safe)\b", source) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_a_template_needs_no_inline_style_or_script(path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    assert re.findall(r"\s(?:style|on[a-z]+)=[\"']", source) == []
    assert re.findall(r"\|\s*safe\b|{%\s*autoescape off", source) == []
