from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from PIL import Image

from rembuk.institutions.permits import NotPermitted
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from rembuk.record import actions
from rembuk.record.actions.media import in_words
from rembuk.record.core import filetypes
from rembuk.record.models import Medium
from rembuk.record.queries.media import path_of
from tests import logbook
from tests.factories import institutions
from tests.factories import programme as sample
from tests.factories.newsroom import picture_file

pytestmark = pytest.mark.django_db
NOW = sample.OPENING


def add(talk: Talk, content: bytes, name: str = "berkas.pdf", *, title: str = "Materi contoh") -> Medium:
    file = SimpleUploadedFile(name, content)
    return actions.add_medium(by=sample.officer(), talk=talk, file=file, title=title, person=None, now=NOW)


def leftovers() -> list[Path]:
    return [path for path in (Path(settings.MEDIA_ROOT) / "record").glob(".*") if path.is_file()]


def test_a_material_is_kept_by_its_content_and_ready_at_once() -> None:
    talk = sample.talk(State.HELD)

    medium = add(talk, b"%PDF-1.7 contoh", "contoh.exe")

    assert (medium.kind, medium.type, medium.size, medium.state) == ("material", "application/pdf", 15, "ready")
    assert path_of(medium).read_bytes() == b"%PDF-1.7 contoh"
    assert logbook.last() == logbook.Line(
        "medium.added",
        logbook.last().by,
        f"record.medium:{medium.pk}",
        {"talk": talk.pk, "kind": "material", "sha256": medium.sha256},
    )
    assert leftovers() == []


def test_a_recording_waits_for_the_worker_and_has_a_name_even_without_one() -> None:
    medium = add(sample.talk(State.HELD), b"ID3\x04contoh", title=" ")

    assert (medium.kind, medium.state, medium.title) == ("sound", "waiting", "Suara bincang")


def test_a_picture_loses_what_its_camera_wrote() -> None:
    content = picture_file(description="Contoh Satu, di rumah").read()
    assert b"di rumah" in content

    medium = add(sample.talk(State.HELD), content, "foto.jpg")

    assert b"di rumah" not in path_of(medium).read_bytes()
    with Image.open(path_of(medium)) as picture:
        assert picture.size == (1600, 1000)


def test_what_cannot_be_taken_is_refused_and_nothing_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    talk = sample.talk(State.HELD)
    refused: list[tuple[bytes, type[Exception]]] = [
        (b"", actions.FileEmpty),
        (b"MZ\x90\x00", actions.FileUnknown),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", actions.FileUnknown),
        (b"\xff\xd8\xff\xe0 rusak", actions.FileUnknown),
    ]
    for content, refusal in refused:
        with pytest.raises(refusal):
            add(talk, content)

    monkeypatch.setattr("rembuk.ui.pictures._MOST_PIXELS", 100)
    with pytest.raises(actions.PictureTooLarge):
        add(talk, picture_file().read())

    assert (Medium.objects.count(), leftovers(), logbook.length()) == (0, [], 0)


def test_a_file_too_large_for_its_kind_is_told_the_limit() -> None:
    file = SimpleUploadedFile("x.pdf", b"%PDF-1.7")
    file.size = filetypes.PDF.most + 1

    with pytest.raises(actions.FileTooLarge) as refusal:
        actions.add_medium(by=sample.officer(), talk=sample.talk(), file=file, title="", person=None, now=NOW)

    assert str(refusal.value) == "Berkas ini terlalu besar. Ukurannya paling besar 100 MB."
    assert [in_words(n) for n in (5, 2_048, 3 * 1024**3 // 2)] == ["5 B", "2 KB", "1,5 GB"]


def test_a_file_goes_once_it_is_certain_and_nobody_else_has_it(
    django_capture_on_commit_callbacks: pytest.FixtureRequest,
) -> None:
    talk = sample.talk(State.HELD)
    twins = [add(talk, b"%PDF-1.7 sama") for _ in range(2)]
    path = path_of(twins[0])

    for medium, stays in zip(twins, (True, False), strict=True):
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            actions.remove_medium(by=sample.officer(), medium=medium, now=NOW)
        assert path.exists() is stays

    assert logbook.last().kind == "medium.removed"


def test_an_outsider_leaves_no_file_and_takes_none() -> None:
    talk = sample.talk(State.HELD)
    medium = add(talk, b"%PDF-1.7 milik bersama")
    file = SimpleUploadedFile("x.pdf", b"%PDF-1.7 luar")

    with pytest.raises(NotPermitted):
        actions.add_medium(by=institutions.outsider(), talk=talk, file=file, title="", person=None, now=NOW)
    with pytest.raises(NotPermitted), transaction.atomic():
        actions.remove_medium(by=institutions.outsider(), medium=medium, now=NOW)

    assert (Medium.objects.count(), leftovers(), path_of(medium).exists()) == (1, [], True)
