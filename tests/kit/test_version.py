from datetime import date

from rembuk.kit.version import version_of


def test_a_version_is_the_same_for_the_same_content_in_any_order() -> None:
    assert version_of({"a": 1, "b": "ā"}) == version_of({"b": "ā", "a": 1})


def test_a_version_changes_with_every_value() -> None:
    contents: list[dict[str, object]] = [
        {"a": 1},
        {"a": 2},
        {"a": None},
        {"a": ["1", "2"]},
        {"a": ["2", "1"]},
        {"a": date(2026, 11, 25)},
        {"b": 1},
    ]

    assert len({version_of(content) for content in contents}) == len(contents)
