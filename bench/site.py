"""The site that is measured: a series of 36 talks, or of so many as asked, in a folder of its own."""

import json
from datetime import date, timedelta
from pathlib import Path

TALKS = 36
FIRST = date(2025, 1, 8)
BODIES = ("kpu-kota", "kpu-kab", "bawaslu-kota", "bawaslu-kab")
ITEMS = ("remarks", "core", "core", "questions", "closing")


def document(talks: int = TALKS, first: date = FIRST) -> str:
    """Return the programme's file: four bodies, eight people with two positions each, five items a talk."""
    lines = [
        '[programme]\nslug = "bincang"\nname = "Bincang Contoh"\npurpose = "Contoh tujuan program bersama"',
        f'formulated_on = 2024-12-15\ncadence = "FREQ=WEEKLY;INTERVAL=2"\npartners = {json.dumps(BODIES)}',
        'modes = ["luring", "daring", "hibrida"]',
    ]
    for key in BODIES:
        lines.append(f'[[institutions]]\nkey = "{key}"\nname = "Badan {key}"\nkind = "{key.split("-")[0]}"')
    for number in range(8):
        body = BODIES[number % 4]
        held = (
            f'{{ institution = "{body}", title = "Anggota Badan {body}", until = 2025-06-30 }}, '
            f'{{ institution = "{body}", title = "Ketua Badan {body}", since = 2025-07-01 }}'
        )
        lines.append(
            f'[[people]]\nkey = "orang-{number}"\nname = "Contoh Orang {number}"\npositions = [{held}]'
        )
    for number in range(1, talks + 1):
        lines.append(_talk(number, first))
    return "\n".join(lines) + "\n"


def _talk(number: int, first: date) -> str:
    day = first + timedelta(weeks=2 * (number - 1))
    people = json.dumps([f"orang-{(number + step) % 8}" for step in range(4)])
    items = "\n".join(
        f'[[talks.rundown]]\nkind = "{kind}"\ntitle = "Butir {place} dari bincang {number}"\nminutes = 20\n'
        f'moderator = "orang-{(number + 5) % 8}"\npeople = {people}\npoints = ["Contoh pokok bahasan {place}"]'
        for place, kind in enumerate(ITEMS, start=1)
    )
    said = f'[[talks.statements]]\nperson = "orang-{number % 8}"\nkind = "tip"\ntext = "Contoh kiat {number}"'
    return (
        f'[[talks]]\nnumber = {number}\ntitle = "Contoh bincang ke-{number} tentang daftar pemilih"\ndate = {day}\n'
        f'starts = 13:30:00\nends = 15:30:00\nmode = "hibrida"\nvenue = "Aula Contoh"\n'
        f'host = "{BODIES[number % 4]}"\ntopics = ["Daftar pemilih", "Partisipasi"]\nstate = "{_state(day)}"\n'
        f"{items}\n{said}"
    )


def _state(day: date) -> str:
    # The newest talks are still to come, whenever this runs.
    return "published" if day < date.today() else "announced"  # noqa: DTZ011 - the machine's own day


def load(folder: Path, talks: int = TALKS, first: date = FIRST) -> None:
    """Load the series into a new data folder by the site's own command."""
    from rembuk.web.cli import main  # noqa: PLC0415 - Django is set up by the command

    file = folder / "series.toml"
    file.write_text(document(talks, first), encoding="utf-8")
    if main(["load", str(file)]):
        raise SystemExit("the series could not be loaded")
