from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile

from rembuk.ui import stylesheet
from rembuk.ui.storage import HashedFiles


def test_a_file_is_named_after_its_content(tmp_path: Path) -> None:
    files = HashedFiles(location=tmp_path, base_url="/static/")

    assert files.hashed_name("ui/a.css", ContentFile(b"")) == "ui/a.d41d8cd98f00.css"


def test_a_file_that_came_with_its_hash_keeps_its_name(tmp_path: Path) -> None:
    files = HashedFiles(location=tmp_path, base_url="/static/")

    assert files.hashed_name(f"ui/{stylesheet.FONT}", ContentFile(b"")) == f"ui/{stylesheet.FONT}"


def test_a_script_of_ours_is_served_without_its_comments_and_a_strangers_as_it_came(tmp_path: Path) -> None:
    files = HashedFiles(location=tmp_path, base_url="/static/")
    script = b"// Says what it does.\nfollow();\n  // Why.\n  show(); // stays\n"

    for name in ("hall/live.js", "hall/vendor/hls.light.min.mjs", "wagtailadmin/js/page.js", "hall/unknown.js"):
        files.save(name, ContentFile(script))

    assert (tmp_path / "hall/live.js").read_bytes() == b"follow();\n  show(); // stays\n"
    for name in ("hall/vendor/hls.light.min.mjs", "wagtailadmin/js/page.js", "hall/unknown.js"):
        assert (tmp_path / name).read_bytes() == script


def test_no_comment_of_ours_stands_in_a_text_of_several_lines() -> None:
    scripts = list(settings.SOURCE.glob("*/static/*/*.js"))

    assert "room.js" in {path.name for path in scripts}
    for path in scripts:
        text = path.read_text(encoding="utf-8")
        assert [line for line in text.splitlines() if line.count("`") % 2] == [], path
