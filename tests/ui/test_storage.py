from pathlib import Path

from django.core.files.base import ContentFile

from rembuk.ui import stylesheet
from rembuk.ui.storage import HashedFiles


def test_a_file_is_named_after_its_content(tmp_path: Path) -> None:
    files = HashedFiles(location=tmp_path, base_url="/static/")

    assert files.hashed_name("ui/a.css", ContentFile(b"")) == "ui/a.d41d8cd98f00.css"


def test_a_file_that_came_with_its_hash_keeps_its_name(tmp_path: Path) -> None:
    files = HashedFiles(location=tmp_path, base_url="/static/")

    assert files.hashed_name(f"ui/{stylesheet.FONT}", ContentFile(b"")) == f"ui/{stylesheet.FONT}"
