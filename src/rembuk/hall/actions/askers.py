"""Telling who asked a question that it was answered, and forgetting where to."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rembuk.hall.actions import refusals
from rembuk.hall.core.questions import QuestionState
from rembuk.hall.core.sealed import seal
from rembuk.hall.models import Asker, Question
from rembuk.kit.refusal import Refused
from rembuk.ledger import actions as ledger
from rembuk.programme.core.contact import NoContact, contact_of, is_mail

KEPT_FOR = timedelta(days=30)
"""How long after the talk, or after the day an answer was due, an address is kept without one."""

TRIES = 5
"""How often a letter is tried in all."""

_WAIT = timedelta(minutes=30)


class NoMailThere(Refused):
    """A letter needs an e-mail address."""

    words = _("Write an e-mail address, such as nama@example.id.")
    field = "contact"


@transaction.atomic
def want_to_know(*, question: Question, participant: str, contact: str, language: str, now: datetime) -> Asker:
    """Keep where to tell the one who asked a question of its answer, in place of any other address.

    :raises NoSuchQuestion: unless this phone asked it. :raises NoMailThere: if `contact` is no e-mail address.
    """
    _must_have_asked(question, participant)
    try:
        address = contact_of(contact)
    except NoContact as problem:
        raise NoMailThere from problem
    if not is_mail(address):
        raise NoMailThere
    told = {"contact": seal(settings.SECRET_KEY.encode(), address), "language": language, "due_at": now}
    asker, _is_new = Asker.objects.update_or_create(question=question, defaults={**told, "tries": 0})
    return asker


@transaction.atomic
def want_no_more(*, question: Question, participant: str) -> None:
    """Forget the address. :raises NoSuchQuestion: unless this phone asked the question."""
    _must_have_asked(question, participant)
    Asker.objects.filter(question=question).delete()


def claim_asker(*, now: datetime) -> Asker | None:
    """Take the next one who can be told, so that no other worker does it as well; None if there is nobody.

    Whoever asked what was grouped under another question is told of that one's answer. Without `asker_told`
    it is tried again half an hour later.
    """
    own = Q(question__state=QuestionState.ANSWERED) & ~Q(question__answer="")
    of_leader = Q(question__leader__state=QuestionState.ANSWERED) & ~Q(question__leader__answer="")
    due = Asker.objects.filter(own | of_leader, due_at__lte=now, tries__lt=TRIES)
    for pk in due.order_by("due_at", "pk").values_list("pk", flat=True)[:20]:
        if due.filter(pk=pk).update(due_at=now + _WAIT, tries=F("tries") + 1):
            return Asker.objects.select_related("question__leader", "question__room__talk__programme").get(
                pk=pk
            )
    return None


@transaction.atomic
def asker_told(*, asker: Asker, reached: bool, now: datetime) -> None:
    """Forget the address of one who has been told, or whom no letter reaches."""
    talk, question = asker.question.room.talk_id, asker.question_id
    asker.delete()
    data = {"question": question, "reached": reached}
    ledger.record("question.asker_told", by="worker", subject=f"programme.talk:{talk}", at=now, data=data)


def forget_askers(*, now: datetime) -> int:
    """Forget the addresses whose answer never came, or that take no letter; return how many."""
    before = (now - KEPT_FOR).date()
    late = Q(question__due=None, question__room__talk__date__lt=before) | Q(question__due__lt=before)
    gone, _kinds = Asker.objects.filter(late | Q(tries__gte=TRIES)).delete()
    return gone


def _must_have_asked(question: Question, participant: str) -> None:
    if not participant or question.participant_id != participant:
        raise refusals.NoSuchQuestion
