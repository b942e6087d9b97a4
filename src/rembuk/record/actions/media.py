"""Taking in the files of a talk, and making them ready to be played, read and handed on."""

import hashlib
import shutil
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rembuk.institutions.models import Person
from rembuk.institutions.permits import Actor
from rembuk.kit.refusal import Refused
from rembuk.ledger import actions as ledger
from rembuk.programme.models import Talk
from rembuk.record.actions.correcting import correcting
from rembuk.record.core import filetypes
from rembuk.record.core.filetypes import FileType
from rembuk.record.models import Medium, MediumState
from rembuk.record.queries.media import path_of
from rembuk.ui.pictures import NotAPicture, TooManyPixels, without_metadata


class FileTooLarge(Refused):
    """The file has more bytes than its kind may have."""

    field = "file"

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def __str__(self) -> str:
        """Say how large it may be."""
        return str(_("This file is too large. It may have %(most)s at most.")) % {"most": in_words(self.most)}


class FileUnknown(Refused):
    """The content is of no kind that is taken in, whatever the name says."""

    words = _("This is no kind of file that we take. Choose MP4, WebM, M4A, MP3, Ogg, WAV, PDF, JPEG or PNG.")
    field = "file"


class PictureTooLarge(Refused):
    """The picture would fill the memory."""

    words = _("This picture has too many pixels. Make it smaller than 50 megapixels.")
    field = "file"


class FileEmpty(Refused):
    """There is nothing in the file."""

    words = _("This file is empty.")
    field = "file"


def in_words(size: int) -> str:
    """Return a number of bytes as people say it: "2 GB", "340 KB"."""
    for unit, name in ((1024**3, "GB"), (1024**2, "MB"), (1024, "KB")):
        if size >= unit:
            return f"{size / unit:.1f}".removesuffix(".0").replace(".", ",") + f" {name}"
    return f"{size} B"


def add_medium(
    *, by: Actor, talk: Talk, file: "UploadedFile[bytes]", title: str, person: Person | None, now: datetime
) -> Medium:
    """Take in a file of a talk. The worker makes it ready; a material is ready at once.

    The file is written beside the others before the row is, so that a row never lacks its file.

    :raises FileEmpty, FileTooLarge, FileUnknown, PictureTooLarge: as their names say.
    """
    kind = _type_of(file)
    incoming = _stored(file, kind)
    try:
        with transaction.atomic():
            current = correcting(talk, by, now)
            digest = _digest(incoming)
            medium = Medium.objects.create(
                talk=current,
                kind=kind.use.value,
                title=title.strip() or str(MEDIUM_TITLES[kind.use]),
                path=f"record/{current.pk}/{digest[:24]}.{kind.suffix}",
                type=kind.type,
                size=incoming.stat().st_size,
                person=person,
                state=MediumState.READY if kind.use is filetypes.Use.MATERIAL else MediumState.WAITING,
                sha256=digest,
                added_at=now,
            )
            path_of(medium).parent.mkdir(parents=True, exist_ok=True)
            shutil.move(incoming, path_of(medium))
            _record("medium.added", medium, by, now)
            return medium
    finally:
        incoming.unlink(missing_ok=True)


MEDIUM_TITLES = {
    filetypes.Use.VIDEO: _("Video of the talk"),
    filetypes.Use.SOUND: _("Sound of the talk"),
    filetypes.Use.MATERIAL: _("Material"),
}


@transaction.atomic
def remove_medium(*, by: Actor, medium: Medium, now: datetime) -> None:
    """Take a file off a talk; it is deleted once that is certain, unless another row has the same."""
    talk = correcting(medium.talk, by, now)
    current = talk.media.get(pk=medium.pk)
    _record("medium.removed", current, by, now)
    path, name = path_of(current), current.path
    current.delete()
    if not Medium.objects.filter(path=name).exists():
        transaction.on_commit(lambda: path.unlink(missing_ok=True))


def _type_of(file: "UploadedFile[bytes]") -> FileType:
    if not file.size:
        raise FileEmpty
    kind = filetypes.type_of(file.read(filetypes.HEAD))
    file.seek(0)
    if kind is None:
        raise FileUnknown
    if file.size > kind.most:
        raise FileTooLarge(kind.most)
    return kind


def _stored(file: "UploadedFile[bytes]", kind: FileType) -> Path:
    """Write what was sent beside the other files; a picture without what its camera wrote into it."""
    folder = Path(settings.MEDIA_ROOT) / "record"
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f".{hashlib.sha256(f'{file.name}{id(file)}'.encode()).hexdigest()[:16]}"
    if kind in {filetypes.JPEG, filetypes.PNG}:
        target.write_bytes(_clean(file.read()))
        return target
    if isinstance(file, TemporaryUploadedFile):
        # It lies on the same disk already, so nothing is copied.
        shutil.move(file.temporary_file_path(), target)
        return target
    with target.open("wb") as out:
        out.writelines(file.chunks())
    return target


def _clean(content: bytes) -> bytes:
    try:
        return without_metadata(content)
    except TooManyPixels as problem:
        raise PictureTooLarge from problem
    except NotAPicture as problem:
        raise FileUnknown from problem


def _digest(file: Path) -> str:
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _record(kind: str, medium: Medium, by: Actor, now: datetime) -> None:
    ledger.record(
        kind,
        by=by.name,
        subject=f"record.medium:{medium.pk}",
        at=now,
        data={"talk": medium.talk_id, "kind": medium.kind, "sha256": medium.sha256},
    )
