"""A rehearsal: a talk that is live now and is no real one, with sample questions, and gone without a trace."""

import secrets
import shutil
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Max

from rembuk.hall.actions import rooms
from rembuk.hall.core.polls import PollKind, PollState
from rembuk.hall.core.questions import QuestionState, Source
from rembuk.hall.core.tokens import key_of
from rembuk.hall.models import Poll, Question, Room
from rembuk.hall.queries.broadcast import folder_of
from rembuk.institutions.permits import Actor, Permit
from rembuk.ledger import actions as ledger
from rembuk.programme.core.talk import ItemKind, Mode, State
from rembuk.programme.models import Item, Programme, Talk
from rembuk.programme.queries import partner_ids

# What people read, so it is in the language of the people and not of the code.
TITLE = "Gladi bersih – bukan acara sungguhan"
ITEMS = (
    (ItemKind.REMARKS, "Sambutan (gladi)", 5),
    (ItemKind.CORE, "Acara inti (gladi)", 20),
    (ItemKind.QUESTIONS, "Tanya jawab (gladi)", 20),
    (ItemKind.CLOSING, "Penutup (gladi)", 5),
)
QUESTIONS = (
    "Contoh pertanyaan: bagaimana cara mengecek nama di daftar pemilih?",
    "Contoh pertanyaan: di mana cek nama di daftar pemilih bila tidak ada internet?",
    "Contoh pertanyaan: kapan pleno berikutnya digelar?",
)
POLL = "Contoh jajak pendapat: pernahkah Anda mengecek nama di daftar pemilih?"
POLL_OPTIONS = ("Pernah", "Belum", "Tidak ingat")
QUIZ = "Contoh soal kuis: berapa umur paling muda untuk memilih bila belum kawin?"
QUIZ_OPTIONS = ("16 tahun", "17 tahun", "18 tahun")


def rehearsals(programme: Programme) -> list[Talk]:
    """Return the talks of the programme that are rehearsals."""
    return list(programme.talks.filter(room__rehearsal=True).select_related("programme"))


@transaction.atomic
def begin(*, by: Actor, programme: Programme, now: datetime) -> Room:
    """Return the room of a rehearsal, the one that is on or a new one; its questions are approved at once."""
    by.must(Permit.RUN_TALK, at=partner_ids(programme.pk))
    # Whoever holds the programme's row gives out the next number.
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    for talk in rehearsals(programme):
        if talk.state == State.LIVE:
            return rooms.room_of(talk)
    talk = _talk(programme, now)
    room = rooms.room_of(talk)
    room.rehearsal = room.approves_by_itself = True
    room.caption_key = key_of(secrets.token_bytes(16))
    room.save(update_fields=["rehearsal", "approves_by_itself", "caption_key"])
    _fill(room, now)
    ledger.record("rehearsal.begun", by=by.name, subject=f"programme.talk:{talk.pk}", at=now)
    return room


@transaction.atomic
def end(*, by: Actor, programme: Programme, now: datetime) -> int:
    """Remove every rehearsal of the programme with all that was done in it; return how many there were.

    The log, which forgets nothing, keeps that there was one and not a word of it.
    """
    by.must(Permit.RUN_TALK, at=partner_ids(programme.pk))
    found = rehearsals(programme)
    for talk in found:
        ledger.record("rehearsal.ended", by=by.name, subject=f"programme.talk:{talk.pk}", at=now)
        transaction.on_commit(partial(shutil.rmtree, folder_of(talk.pk), ignore_errors=True))
        talk.delete()
    return len(found)


def _talk(programme: Programme, now: datetime) -> Talk:
    local = now.astimezone(ZoneInfo(programme.timezone))
    last = programme.talks.aggregate(last=Max("number"))["last"] or 0
    talk = Talk.objects.create(
        programme=programme,
        number=last + 1,
        title=TITLE,
        date=local.date(),
        starts=local.time().replace(second=0, microsecond=0, tzinfo=None),
        mode=Mode.ONLINE.value,
        host_id=partner_ids(programme.pk)[0],
        state=State.LIVE.value,
        started_at=now,
    )
    for position, (kind, title, minutes) in enumerate(ITEMS, start=1):
        Item.objects.create(
            talk=talk,
            position=position,
            kind=kind.value,
            title=title,
            minutes=minutes,
            opened_at=now if position == 1 else None,
        )
    return talk


def _fill(room: Room, now: datetime) -> None:
    for number, text in enumerate(QUESTIONS, start=1):
        Question.objects.create(
            room=room,
            number=number,
            source=Source.HALL.value if number == 1 else Source.PHONE.value,
            text=text,
            state=QuestionState.APPROVED.value,
            asked_at=now - timedelta(minutes=len(QUESTIONS) - number),
        )
    Poll.objects.create(
        room=room,
        number=1,
        kind=PollKind.SINGLE.value,
        text=POLL,
        options=list(POLL_OPTIONS),
        state=PollState.OPEN.value,
        opened_at=now,
    )
    Poll.objects.create(
        room=room, number=2, kind=PollKind.QUIZ.value, text=QUIZ, options=list(QUIZ_OPTIONS), right=1
    )
