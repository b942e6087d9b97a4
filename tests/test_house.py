"""The rules of the house that no linter sees. An exception is listed here, and the lists may only shrink."""

import ast
from pathlib import Path

import pytest
from django.apps import apps

SOURCE = Path(__file__).resolve().parent.parent / "src"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)


def name_of(path: Path) -> str:
    return str(path.relative_to(SOURCE))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_has_at_most_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_function_has_at_most_60_lines(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]

    assert [f.name for f in functions if (f.end_lineno or 0) - f.lineno >= 60] == []


def test_every_field_of_every_model_is_classified_once() -> None:
    for model in apps.get_models():
        if not model.__module__.startswith("rembuk.") or model._meta.auto_created:
            continue
        drawers = model.Privacy  # type: ignore[attr-defined]
        sorted_fields = [*drawers.public, *drawers.internal, *drawers.personal, *drawers.secret]
        fields = [field.name for field in (*model._meta.fields, *model._meta.many_to_many)]

        assert sorted(sorted_fields) == sorted(fields), model.__name__
