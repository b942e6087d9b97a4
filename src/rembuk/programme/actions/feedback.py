"""Taking in what visitors say afterwards: once each, and without their names."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rembuk.kit.refusal import Refused
from rembuk.ledger import actions as ledger
from rembuk.programme import queries
from rembuk.programme.actions.seating import VISITOR
from rembuk.programme.core.talk import OVER
from rembuk.programme.models import Feedback, Registration


class SaidAlready(Refused):
    """Each visitor answers once."""

    words = _("You have answered already. Thank you.")


class NotOverYet(Refused):
    """The questions are about a talk that was held."""

    words = _("The talk is not over yet. The questions open afterwards.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Impression:
    """What a visitor answers."""

    useful: str
    clear: str
    better: str = ""
    wish: str = ""


@transaction.atomic
def give_feedback(*, registration: Registration, impression: Impression, now: datetime) -> Feedback:
    """Keep an answer apart from whoever gave it. :raises SaidAlready, NotOverYet: as named."""
    rows = Registration.objects.select_for_update(of=("self",)).select_related("talk__programme")
    current = rows.get(pk=registration.pk)
    if current.talk.state not in OVER:
        raise NotOverYet
    if current.feedback_at is not None:
        raise SaidAlready
    day = queries.today_at(current.talk.programme, now)
    # The hour would lead from the answer to the registration.
    current.feedback_at = now.replace(hour=0, minute=0, second=0, microsecond=0)
    current.save(update_fields=["feedback_at"])
    made = Feedback.objects.create(talk=current.talk, place=current.place, day=day, **asdict(impression))
    subject = f"programme.talk:{current.talk_id}"
    ledger.record("feedback.given", by=VISITOR, subject=subject, at=now)
    return made
