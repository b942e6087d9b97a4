from pathlib import Path

import pytest
from django.test import override_settings

from rembuk.web import boot


@pytest.mark.django_db
def test_a_database_with_all_its_tables_is_left_alone(tmp_path: Path) -> None:
    assert not boot.is_behind()
    boot.prepare_database(tmp_path)
    assert not boot.is_behind()


def test_static_files_are_collected_once_for_a_version(tmp_path: Path) -> None:
    with override_settings(STATIC_ROOT=tmp_path / "static"):
        assert [boot.prepare_static_files(tmp_path), boot.prepare_static_files(tmp_path)] == [True, False]
        (tmp_path / "static.stamp").write_text("another version")
        assert boot.prepare_static_files(tmp_path)

    assert (tmp_path / "static/ui/tinta.css").exists()
