"""Beginning the record of a talk with what its live room left, once it is closed.

The worker calls this. What the staff has entered or mended by then stays as it is.
"""

import shutil
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction

from rembuk.hall.core.playlist import Playlist, write
from rembuk.hall.queries.broadcast import LAST_WORDS, Reel, reels
from rembuk.ledger import actions as ledger
from rembuk.programme.core.talk import OVER, State
from rembuk.programme.models import Talk
from rembuk.record.actions import encoder
from rembuk.record.actions.encoder import Beat
from rembuk.record.actions.media import MEDIUM_TITLES
from rembuk.record.actions.transcript import lines_of_hall
from rembuk.record.core.filetypes import MP4
from rembuk.record.models import Medium, MediumState, Tape
from rembuk.record.queries.beginning import unbegun
from rembuk.record.queries.media import path_of

KEPT = timedelta(days=1)
"""How long the pieces of a recording stay after they were joined: so long an error is found in time."""


def begin_next(*, now: datetime, beat: Beat) -> Talk | None:
    """Begin the record of the next talk that was closed a minute ago, or again; return it, or None.

    The stream as it ran becomes one recording, which `prepare_next` then makes ready, and what was captioned
    becomes the transcript. A close that was undone meanwhile changes nothing.
    """
    talk = unbegun().filter(closed_at__lte=now - LAST_WORDS).order_by("closed_at").first()
    if talk is None:
        return None
    found = reels(talk)
    film = _film_of(talk)
    is_joined = bool(found) and _join(found, film, beat)
    with transaction.atomic():
        current = Talk.objects.select_for_update(of=("self",)).get(pk=talk.pk)
        # A record that was agreed to meanwhile is as its partners read it.
        is_same = (current.closed_at, current.state) == (talk.closed_at, State.HELD)
        if is_same:
            _begin(current, found, film if is_joined else None, now)
    if not (is_same and is_joined):
        film.unlink(missing_ok=True)
    return talk


def clear_streams(*, now: datetime) -> int:
    """Remove what streams left on the disk, once the record has it or the talk is gone; return how many."""
    done = Tape.objects.filter(begun_at__lte=now - KEPT, talk__state__in=OVER).exclude(
        talk__media__state=MediumState.FAILED
    )
    kept = set(Talk.objects.exclude(pk__in=done.values("talk")).values_list("pk", flat=True))
    gone = [each for each in (Path(settings.DATA) / "broadcast").glob("[0-9]*") if int(each.name) not in kept]
    for each in gone:
        shutil.rmtree(each)
    return len(gone)


def _join(found: Sequence[Reel], film: Path, beat: Beat) -> bool:
    """Join reels into one file as they are; say whether that could be done."""
    film.parent.mkdir(parents=True, exist_ok=True)
    lists = [reel.folder / "kept.m3u8" for reel in found]
    for path, reel in zip(lists, found, strict=True):
        path.write_text(write(Playlist(0, reel.pieces, ended=True)), encoding="utf-8")
    return encoder.joined(lists, film, beat)


def _begin(talk: Talk, found: Sequence[Reel], film: Path | None, now: datetime) -> None:
    tape, _is_new = Tape.objects.get_or_create(talk=talk)
    before, tape.begun_at = tape.begun_at, now
    if found and talk.started_at:
        tape.stretches = [(reel.began_at.isoformat(), reel.seconds) for reel in found]
        tape.lead = max(0, round((talk.started_at - found[0].began_at).total_seconds()))
    tape.save()
    # What the staff took in by then is the transcript; after another close what was said since comes to it.
    lines = lines_of_hall(talk, since=before) if before or not talk.lines.exists() else 0
    if found:
        _keep(talk, film, now)
    data = {"lines": lines, "recorded": film is not None}
    ledger.record("record.begun", by="worker", subject=f"programme.talk:{talk.pk}", at=now, data=data)


def _keep(talk: Talk, film: Path | None, now: datetime) -> None:
    """Put the film in place of one that an earlier close gave; without one say that it could not be read."""
    for earlier in talk.media.filter(is_uncut=True):
        transaction.on_commit(partial(path_of(earlier).unlink, missing_ok=True))
        earlier.delete()
    Medium.objects.create(
        talk=talk,
        kind=MP4.use.value,
        title=str(MEDIUM_TITLES[MP4.use]),
        path=_film_of(talk).relative_to(settings.MEDIA_ROOT).as_posix(),
        type=MP4.type,
        size=film.stat().st_size if film else 0,
        state=MediumState.WAITING if film else MediumState.FAILED,
        added_at=now,
        is_uncut=True,
    )


def _film_of(talk: Talk) -> Path:
    """Return where the film of a talk's close lies, each close giving its own."""
    closed = f"{talk.closed_at:%Y%m%d%H%M%S}"
    return Path(settings.MEDIA_ROOT) / "record" / str(talk.pk) / f"stream-{closed}.{MP4.suffix}"
