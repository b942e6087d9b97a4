"""Sample programmes, talks and rundowns. Every default is plainly a sample."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from rembuk.institutions.models import Institution, Person, Position
from rembuk.institutions.permits import Actor, Role
from rembuk.programme.actions import agree as agree_to
from rembuk.programme.core.agreement import Subject
from rembuk.programme.core.talk import ItemKind, Mode, Promise, State
from rembuk.programme.models import Appearance, Commitment, DayOff, Item, Partner, Programme, Talk
from rembuk.programme.queries.agreements import content_of
from tests.factories import institutions

BODIES = {
    "bawaslu-kab": ("Bawaslu Kabupaten Contoh", "bawaslu"),
    "bawaslu-kota": ("Bawaslu Kota Contoh", "bawaslu"),
    "kpu-kab": ("KPU Kabupaten Contoh", "kpu"),
    "kpu-kota": ("KPU Kota Contoh", "kpu"),
}
DAY = date(2026, 11, 25)
"""The day of a sample talk: a Wednesday."""
OPENING = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)
"""When a sample talk opens: 13.30 in Jakarta."""


def body(key: str = "kampus", **changes: Any) -> Institution:
    """Return the body with this key, made if need be."""
    name, kind = BODIES.get(key, (f"Badan {key}", "university"))
    found, _ = Institution.objects.get_or_create(key=key, defaults={"name": name, "kind": kind, **changes})
    return found


def speaker(name: str = "Contoh Satu", *, at: Institution | None = None, title: str = "Ketua") -> Person:
    """Return the person with this name, made if need be, holding a title at a body."""
    key = name.lower().replace(" ", "-")
    found, is_new = Person.objects.get_or_create(key=key, defaults={"name": name})
    if is_new:
        at = at or body()
        Position.objects.create(person=found, institution=at, title=f"{title} {at.name}")
    return found


def programme(**changes: Any) -> Programme:
    """Make a programme with four partners, as the first one had."""
    partners = changes.pop("partners", None) or [body(key) for key in BODIES]
    made = Programme.objects.create(
        **{
            "slug": "bincang-contoh",
            "name": "Bincang Contoh",
            "purpose": "Contoh tujuan program",
            "formulated_on": date(2026, 11, 2),
            "cadence": "FREQ=WEEKLY;INTERVAL=2",
            "modes": [mode.value for mode in Mode],
            "open_to_others": True,
            **changes,
        }
    )
    for position, institution in enumerate(partners, start=1):
        Partner.objects.create(programme=made, institution=institution, position=position)
    return made


def talk(state: State = State.DRAFT, *, items: int = 3, **changes: Any) -> Talk:
    """Make a talk with a rundown of remarks, core sessions and closing, in any state, its clocks to fit.

    A live talk opened at `OPENING` and its first item runs; one that was held ran as planned.
    """
    of = changes.pop("programme", None) or Programme.objects.first() or programme()
    host = changes.pop("host", None) or of.partnerships.get(position=4).institution
    number = changes.pop("number", of.talks.count() + 1)
    made = Talk.objects.create(
        programme=of,
        number=number,
        host=host,
        state=state.value,
        **{
            "title": "Contoh topik bincang",
            "date": DAY,
            "starts": time(13, 30),
            "ends": time(15, 30),
            "mode": Mode.IN_PERSON.value,
            "venue": "Aula Contoh",
            "topics": ["Contoh topik bincang"],
            "tags": ["Umum"],
            "byline": "CTH/Humas",
            "dateline": "CONTOH",
            "reason": "Contoh alasan" if state in {State.POSTPONED, State.CANCELLED} else "",
            "was_announced": state not in {State.DRAFT, State.AGREED},
            "postponed_from": DAY - timedelta(days=14) if state is State.POSTPONED else None,
            **changes,
        },
    )
    for place in range(1, items + 1):
        item(made, kind=_kind(place, items))
    _press_clocks(made)
    return made


def agree(talk: Talk, *keys: str, subject: Subject = Subject.PLAN, now: datetime | None = None) -> Talk:
    """Let partners agree to the talk as it stands, by default all of them; return it as it then is."""
    now = now or OPENING - timedelta(days=5)
    for partner in talk.programme.partnerships.select_related("institution"):
        body = partner.institution
        if not keys or body.key in keys:
            by = institutions.actor(Role.SECRETARIAT, at=body)
            version = content_of(talk, subject).version
            agree_to(by=by, talk=talk, subject=subject, body=body, version=version, now=now)
    return Talk.objects.get(pk=talk.pk)


def item(of: Talk, kind: ItemKind = ItemKind.CORE, **changes: Any) -> Item:
    """Add an item to the end of a talk's rundown: 20 minutes, two people, led by a third."""
    people = changes.pop("people", None)
    if people is None:
        people = [speaker("Contoh Satu", at=of.host), speaker("Contoh Dua")]
    made = Item.objects.create(
        talk=of,
        kind=kind.value,
        **{
            "position": of.items.count() + 1,
            "title": f"Contoh butir {of.items.count() + 1}",
            "minutes": 20,
            "moderator": speaker("Contoh Pemandu", at=of.host, title="Anggota"),
            "points": ["Contoh pokok bahasan"],
            **changes,
        },
    )
    for position, person in enumerate(people, start=1):
        Appearance.objects.create(item=made, person=person, position=position)
    return made


def commitment(of: Talk, **changes: Any) -> Commitment:
    """Add a commitment made on a talk, by default open and due a fortnight later."""
    return Commitment.objects.create(
        talk=of,
        **{
            "position": of.commitments.count() + 1,
            "person": speaker("Contoh Satu", at=of.host),
            "institution": of.host,
            "text": "Contoh janji tindak lanjut",
            "due": of.date + timedelta(days=14),
            "state": Promise.OPEN.value,
            **changes,
        },
    )


def day_off(of: Programme, day: date = date(2026, 12, 9), **changes: Any) -> DayOff:
    """Enter a day without a talk."""
    return DayOff.objects.create(
        **{"programme": of, "starts": day, "ends": day, "kind": "holiday", "name": "Hari contoh", **changes}
    )


def officer(role: Role = Role.SECRETARIAT, *, at: Institution | None = None) -> Actor:
    """Return someone with a role at a partner, by default the first talk's host."""
    return institutions.actor(role, at=at or body("kpu-kota"))


def _kind(place: int, items: int) -> ItemKind:
    if place == 1:
        return ItemKind.REMARKS
    return ItemKind.CLOSING if place == items else ItemKind.CORE


def _press_clocks(of: Talk) -> None:
    state = State(of.state)
    if state is State.LIVE:
        of.started_at = OPENING
        of.items.filter(position=1).update(opened_at=OPENING)
    elif state in {State.HELD, State.PUBLISHED}:
        of.started_at = OPENING
        of.closed_at = OPENING
        for each in of.items.order_by("position"):
            each.opened_at = of.closed_at
            of.closed_at += timedelta(minutes=each.minutes or 0)
            each.closed_at = of.closed_at
            each.save(update_fields=["opened_at", "closed_at"])
    of.save(update_fields=["started_at", "closed_at"])
