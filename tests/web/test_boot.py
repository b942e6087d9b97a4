from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import storages
from django.test import override_settings

from rembuk.ui.storage import HashedFiles
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


def test_who_waited_while_another_collected_knows_the_names_of_the_files(tmp_path: Path) -> None:
    hashed = {**settings.STORAGES, "staticfiles": {"BACKEND": "rembuk.ui.storage.HashedFiles"}}
    with override_settings(STORAGES=hashed, STATIC_ROOT=tmp_path / "static"):
        waiting = storages["staticfiles"]
        assert isinstance(waiting, HashedFiles)
        assert waiting.hashed_files == {}
        # What the other process leaves behind.
        (tmp_path / "static").mkdir()
        (tmp_path / "static/staticfiles.json").write_text(
            '{"version": "1.1", "hash": "0", "paths": {"ui/mark.svg": "ui/mark.0123456789ab.svg"}}'
        )
        (tmp_path / "static.stamp").write_text(boot._static_version())

        assert boot.prepare_static_files(tmp_path) is False

        assert waiting.hashed_files == {"ui/mark.svg": "ui/mark.0123456789ab.svg"}
