"""Editors read Indonesian, every word of it, and no room takes a word away from the desk."""

import re
from pathlib import Path

import pytest
import wagtail
from babel.messages.pofile import read_po
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, ngettext, npgettext, override, pgettext

from rembuk.institutions.permits import Role
from rembuk.programme.core.talk import State
from tests.factories import newsroom, programme

WAGTAIL = Path(wagtail.__file__).parent
ROOMS = Path(__file__).resolve().parents[2] / "src" / "rembuk"
SEEN = ("admin", "", "images", "embeds", "users", "search", "contrib/simple_translation", "snippets", "locales")

# Where a room says the same English differently, and the desk reads well with either.
HARMLESS = {"Administrator", "Cancelled", "Confirm", "Field"}


def sources(app: str, domain: str = "django") -> list[tuple[str, str, str]]:
    """Return context, words and plural of everything that a part of Wagtail says."""
    with (WAGTAIL / app / "locale" / "en" / "LC_MESSAGES" / f"{domain}.po").open("rb") as file:
        catalog = read_po(file, locale="en")
    return [
        (message.context or "", *(message.id if isinstance(message.id, tuple) else (message.id, "")))
        for message in catalog
        if message.id
    ]


def resolved(context: str, words: str, plural: str) -> str:
    if plural:
        return npgettext(context, words, plural, 5) if context else ngettext(words, plural, 5)
    return pgettext(context, words) if context else gettext(words)


def is_left_in_english(context: str, words: str, plural: str) -> bool:
    return resolved(context, words, plural) in {words, plural}


@pytest.mark.parametrize("app", SEEN, ids=lambda app: app or "core")
def test_what_editors_see_is_said_in_indonesian(app: str) -> None:
    words = sources(app)
    with override("id"):
        english = [source for source in words if is_left_in_english(*source)]

    # Names and words that both languages share may stay: URL, ID, Status, Format.
    assert len(english) <= 0.02 * len(words) + 6, english


def test_no_room_takes_a_word_away_from_the_desk() -> None:
    desk: dict[tuple[str | None, object], object] = {}
    for path in (ROOMS / "newsroom" / "wagtail_locale").glob("*/id/LC_MESSAGES/django.po"):
        with path.open("rb") as file:
            desk |= {(m.context, m.id): m.string for m in read_po(file, locale="id") if m.id}
    taken = set()
    for path in ROOMS.glob("*/locale/id/LC_MESSAGES/django.po"):
        with path.open("rb") as file:
            for message in read_po(file, locale="id"):
                key = (message.context, message.id)
                if message.id and key in desk and desk[key] != message.string:
                    taken.add(str(message.id))

    assert taken - HARMLESS == set()


@pytest.mark.django_db
def test_the_desk_s_scripts_speak_indonesian_too(client: Client) -> None:
    client.force_login(newsroom.editor(Role.SECRETARIAT, at=programme.talk(State.HELD).host))

    script = client.get("/redaksi/jsi18n/").content.decode()

    assert '"%(num)s min": [\n      "%(num)s menit"\n    ]' in script


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("dialog", "words"),
    [
        ("choose_page_external_link", ["Teks tautan"]),
        ("choose_page_anchor_link", ["Teks tautan"]),
        ("choose_page_email_link", ["Alamat surel", "Teks tautan", "Perihal", "Isi pesan"]),
        ("choose_page_phone_link", ["Nomor telepon", "Teks tautan"]),
    ],
)
def test_the_dialogs_of_a_link_speak_indonesian(client: Client, dialog: str, words: list[str]) -> None:
    client.force_login(newsroom.editor(Role.SECRETARIAT, at=programme.talk(State.HELD).host))

    shown = client.get(reverse(f"wagtailadmin_{dialog}")).json()["html"]

    labels = re.findall(r"<label[^>]*>\s*([^<]*?)\s*(?:<|$)", shown)
    assert [label for label in labels if label not in {"URL", "#"}] == words


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "tabs"), [("id", ["Cari", "Unggah"]), ("en", ["Search", "Upload"])])
def test_the_dialog_of_a_picture_speaks_its_reader_s_language(
    client: Client, language: str, tabs: list[str]
) -> None:
    host = programme.talk(State.HELD).host
    client.force_login(newsroom.editor(Role.SECRETARIAT, at=host, language=language))

    shown = client.get(reverse("wagtailimages_chooser:choose")).json()["html"]

    assert re.findall(r'role="tab"[^>]*>\s*(\w+)', shown) == tabs
