"""Making recordings ready: without what the camera wrote into them, playable at once, and as sound alone.

The worker calls this for one file at a time.
"""

import hashlib
from datetime import datetime
from pathlib import Path

from django.db import transaction

from rembuk.ledger import actions as ledger
from rembuk.record.actions import encoder
from rembuk.record.actions.encoder import Beat
from rembuk.record.models import Medium, MediumKind, MediumState
from rembuk.record.queries.media import path_of


def prepare_next(*, now: datetime, beat: Beat) -> Medium | None:
    """Make the oldest waiting file ready and return it, or None if none waits.

    A video also gives its sound as a file of its own. What cannot be read is marked as such, and stays.

    :param beat: called every few seconds, so that the worker is seen to live.
    """
    medium = Medium.objects.filter(state=MediumState.WAITING).select_related("talk").order_by("pk").first()
    if medium is None:
        return None
    path = path_of(medium)
    clean, sound = path.with_suffix(".clean" + path.suffix), path.with_suffix(".sound.m4a")
    seconds = encoder.clean_copy(path, clean, beat)
    if seconds is None:
        clean.unlink(missing_ok=True)
        _failed(medium, now)
        return medium
    has_sound = encoder.sound_alone(clean, sound, beat)
    with transaction.atomic():
        _ready(medium, clean, seconds, now)
        if has_sound and medium.kind == MediumKind.VIDEO:
            _add_sound(medium, sound, seconds, now)
        elif has_sound and sound.stat().st_size < 0.8 * medium.size:
            _replace_by_sound(medium, sound)
    for rest in (clean, sound):
        rest.unlink(missing_ok=True)
    return medium


def _ready(medium: Medium, clean: Path, seconds: int, now: datetime) -> None:
    clean.replace(path_of(medium))
    medium.size = path_of(medium).stat().st_size
    medium.sha256 = _digest(path_of(medium))
    medium.seconds, medium.state = seconds, MediumState.READY
    medium.save(update_fields=["size", "sha256", "seconds", "state"])
    _record("medium.ready", medium, now)


def _failed(medium: Medium, now: datetime) -> None:
    with transaction.atomic():
        medium.state = MediumState.FAILED
        medium.save(update_fields=["state"])
        _record("medium.failed", medium, now)


def _add_sound(video: Medium, sound: Path, seconds: int, now: datetime) -> None:
    digest = _digest(sound)
    made = Medium(
        talk=video.talk,
        kind=MediumKind.SOUND,
        title=video.title,
        path=f"record/{video.talk_id}/{digest[:24]}.m4a",
        type="audio/mp4",
        size=sound.stat().st_size,
        seconds=seconds,
        state=MediumState.READY,
        sha256=digest,
        added_at=now,
        is_uncut=video.is_uncut,
    )
    sound.replace(path_of(made))
    made.save(force_insert=True)
    _record("medium.ready", made, now)


def _replace_by_sound(medium: Medium, sound: Path) -> None:
    """Let the small file stand for the large one, of which nobody hears the difference on a phone."""
    large = path_of(medium)
    medium.sha256, medium.size, medium.type = _digest(sound), sound.stat().st_size, "audio/mp4"
    medium.path = f"record/{medium.talk_id}/{medium.sha256[:24]}.m4a"
    sound.replace(path_of(medium))
    medium.save(update_fields=["sha256", "size", "type", "path"])
    transaction.on_commit(lambda: large.unlink(missing_ok=True))


def _digest(file: Path) -> str:
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _record(kind: str, medium: Medium, now: datetime) -> None:
    data = {"talk": medium.talk_id, "sha256": medium.sha256}
    ledger.record(kind, by="worker", subject=f"record.medium:{medium.pk}", at=now, data=data)
