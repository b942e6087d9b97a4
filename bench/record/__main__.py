"""`make bench-record`: measure the record room in a site of its own, and write docs/benchmarks-record.md.

Every figure stands beside what no code of ours can beat in the same run: the bare index without Django for the
search, the bare typesetter with a ready code for a certificate; and beside what one would do without the index.
"""

import os
import tempfile
from importlib import import_module
from pathlib import Path

import django
from django.core.management import call_command

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "benchmarks-record.md"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            REMBUK_DATA=folder, REMBUK_DATABASE_URL="", DJANGO_SETTINGS_MODULE="rembuk.web.settings"
        )
        django.setup()
        call_command("migrate", verbosity=0)
        import_module("rembuk.web.boot").prepare_static_files(Path(folder))
        page = import_module("bench.record.measuring").measured()
    PAGE.write_text(page, encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main()
