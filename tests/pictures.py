"""`python -m tests.pictures`: pictures of every public page into pictures/, and docs/home.png for the README.

The site of the pictures is the first talk as it was reported, and a plainly sample one a few days from today.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta
from pathlib import Path
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, make_server

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "pictures"
HOME = ROOT / "docs" / "home.png"

SERIES = "/acara/kpu-bawaslu-talk/"
PAGES = {
    "home": "/",
    "home-english": "/en/",
    "archive": "/acara/",
    "series": SERIES,
    "next-talk": f"{SERIES}2/",
    "first-talk": f"{SERIES}1/",
    "first-record": f"{SERIES}1/rekaman/",
    "voter-list": "/daftar-pemilih/",
    "oversight": "/pengawasan/",
    "news": "/berita/",
    "not-found": "/tidak-ada/",
}


class Quiet(WSGIRequestHandler):
    """Serves without a line for every request."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Say nothing."""


def prepare() -> None:
    """Set up an own site in an own folder, and fill it."""
    import django

    os.environ["REMBUK_DATA"] = tempfile.mkdtemp(prefix="rembuk-pictures-")
    os.environ["DJANGO_SETTINGS_MODULE"] = "rembuk.web.settings"
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    django.setup()
    from django.core.management import call_command

    from rembuk.programme.core.talk import Mode, State
    from rembuk.programme.models import Programme
    from rembuk.web.commands import load
    from tests.factories import programme as sample

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    load.run([str(ROOT / "data" / "first-talk.toml")])
    sample.talk(
        State.ANNOUNCED,
        programme=Programme.objects.get(),
        date=date.today() + timedelta(days=3),  # noqa: DTZ011 - a picture shows the day it was taken
        starts=time(13, 30),
        title="Nama ganda di daftar pemilih: bagaimana diperiksa?",
        topics=["Mengapa satu orang bisa tercatat dua kali", "Siapa yang memeriksa, dan siapa yang memutuskan"],
        mode=Mode.HYBRID.value,
        venue="Aula KPU Kota Probolinggo",
        link="https://rapat.example.id/contoh",
        capacity=120,
    )


@contextmanager
def served() -> Iterator[str]:
    """Serve the site on a free port."""
    from rembuk.web.wsgi import application

    server = make_server("127.0.0.1", 0, application, handler_class=Quiet)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def take(url: str) -> None:
    """Take every picture: two widths, by day and by night, with and without JavaScript."""
    from playwright.sync_api import sync_playwright

    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        for width, height in ((360, 800), (1920, 1080)):
            for script in (True, False):
                context = browser.new_context(
                    viewport={"width": width, "height": height}, java_script_enabled=script
                )
                page = context.new_page()
                page.goto(url)  # the font comes with the first page and is used from the second on
                for name, path in PAGES.items():
                    page.goto(url + path)
                    page.emulate_media(color_scheme="light")
                    tail = f"{width}{'' if script else '-plain'}"
                    page.screenshot(path=PICTURES / f"{name}-{tail}-light.png", full_page=True)
                    page.emulate_media(color_scheme="dark")
                    page.screenshot(path=PICTURES / f"{name}-{tail}-dark.png", full_page=True)
                context.close()
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(url)
        page.goto(url)
        page.screenshot(path=HOME)
        browser.close()


def main() -> None:
    """Take the pictures."""
    prepare()
    with served() as url:
        take(url)


if __name__ == "__main__":
    main()
