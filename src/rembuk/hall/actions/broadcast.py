"""Choosing where sound and picture of a talk come from."""

import secrets
from datetime import datetime
from typing import Final, Never

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rembuk.hall.core.broadcast import StreamSource, youtube_id
from rembuk.hall.models import Broadcast
from rembuk.institutions.permits import Actor, Permit
from rembuk.kit.refusal import Refused
from rembuk.ledger import actions as ledger
from rembuk.programme.core.talk import OVER
from rembuk.programme.models import Talk
from rembuk.programme.queries import partner_ids

PORTS: Final = 10
"""How many talks can send at the same time, each to a port of its own."""


class NoVideoThere(Refused):
    """The address shows no video of YouTube."""

    words = _("Paste the address of the video on YouTube, as it stands in the browser.")
    field = "youtube"


class MeetingHasNoLink(Refused):
    """A meeting that people are sent to has a link."""

    words = _("The talk has no meeting link yet. Add it to the talk first.")
    field = "source"


class NoStreamOfItsOwn(Refused):
    """There is no passphrase to renew."""

    words = _("This talk has no stream of its own.")


class PortsAreTaken(Refused):
    """Too many talks with a stream of their own at once."""

    words = _("Too many talks have a stream of their own. Close one that is over.")
    field = "source"


@transaction.atomic
def set_source(*, by: Actor, talk: Talk, source: StreamSource, youtube: str = "", now: datetime) -> Broadcast:
    """Choose where sound and picture come from; an own stream gets its port and passphrase.

    :raises NoVideoThere: unless `youtube` is the address of a video, when that is chosen.
    :raises MeetingHasNoLink: if the talk has none. :raises PortsAreTaken: if every port is in use.
    """
    current = _opened(talk, by)
    broadcast = Broadcast.objects.filter(talk=current).first() or Broadcast(talk=current)
    if source is StreamSource.YOUTUBE:
        broadcast.youtube = youtube_id(youtube) or _refuse(NoVideoThere())
    if source is StreamSource.MEETING and not current.link:
        raise MeetingHasNoLink
    if source is StreamSource.OWN:
        broadcast.port = broadcast.port or _free_port()
        broadcast.passphrase = broadcast.passphrase or _passphrase()
    broadcast.source = source.value
    broadcast.save()
    _record("stream.set", current, by, now, source=source.value)
    return broadcast


@transaction.atomic
def renew_passphrase(*, by: Actor, broadcast: Broadcast, now: datetime) -> Broadcast:
    """Give an own stream another passphrase; whoever sends with the old one is cut off.

    :raises NoStreamOfItsOwn: if there is none.
    """
    talk = _opened(broadcast.talk, by)
    current = Broadcast.objects.select_for_update().filter(talk=talk, source=StreamSource.OWN).first()
    if current is None:
        raise NoStreamOfItsOwn
    current.passphrase = _passphrase()
    current.save(update_fields=["passphrase"])
    _record("stream.passphrase_renewed", current.talk, by, now)
    return current


def _opened(talk: Talk, by: Actor) -> Talk:
    by.must(Permit.RUN_TALK, at=partner_ids(talk.programme_id))
    return Talk.objects.select_for_update(of=("self",)).get(pk=talk.pk)


def _free_port() -> int:
    in_use = set(
        Broadcast.objects.filter(source=StreamSource.OWN)
        .exclude(talk__state__in=OVER)
        .values_list("port", flat=True)
    )
    free = [port for port in range(settings.STREAM_PORT, settings.STREAM_PORT + PORTS) if port not in in_use]
    return free[0] if free else _refuse(PortsAreTaken())


def _passphrase() -> str:
    # Typed by hand in the worst case: no sign that could be mistaken for another.
    return "-".join(
        "".join(secrets.choice("abcdefghjkmnpqrstuvwxyz23456789") for _ in range(5)) for _ in range(4)
    )


def _refuse(refusal: Refused) -> Never:
    raise refusal


def _record(kind: str, talk: Talk, by: Actor, now: datetime, **data: object) -> None:
    ledger.record(kind, by=by.name, subject=f"programme.talk:{talk.pk}", at=now, data=data)
