"""The three quick forms by which a record grows: a statement, a commitment, the attendance."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from rembuk.institutions.views import actor
from rembuk.kit.forms import accept
from rembuk.programme import actions as programme_actions
from rembuk.programme.forms.commitments import CommitmentForm
from rembuk.programme.models import Talk
from rembuk.programme.queries.desk import people_to_choose
from rembuk.record import actions, queries
from rembuk.record.forms import AttendanceForm, StatementForm


class Entries:
    """The forms of one page; the one that was sent is acted on, and keeps what was typed if it is refused."""

    def __init__(self, request: HttpRequest, talk: Talk, *, now: datetime, speaker: int | None = None) -> None:
        people = people_to_choose(talk)
        sent = request.POST.get("entry", "") if request.method == "POST" else ""
        data = {
            name: request.POST if name == sent else None for name in ("statement", "commitment", "attendance")
        }
        local = now.astimezone(ZoneInfo(talk.programme.timezone))
        # On the day the clock is known; afterwards nobody remembers it.
        at = local.time().replace(second=0, microsecond=0) if talk.state == "live" else None
        who = "" if speaker is None else str(speaker)
        self.statement = StatementForm(
            data["statement"], people=people, auto_id="statement_%s", initial={"person": who, "at": at}
        )
        self.commitment = CommitmentForm(
            data["commitment"], people=people, auto_id="commitment_%s", initial={"person": who, "at": at}
        )
        counted = queries.attendance_taken(talk)
        figures = {"hall": counted.hall, "online": counted.online} if counted else {}
        self.attendance = AttendanceForm(data["attendance"], auto_id="attendance_%s", initial=figures)
        self._request, self._talk, self._now = request, talk, now

    def act(self) -> bool:
        """Do what was sent; say whether it was done."""
        by, talk, now = actor(self._request), self._talk, self._now
        said, promised, counted = self.statement, self.commitment, self.attendance
        done = (
            self._told(
                said,
                lambda: actions.take_down(
                    by=by, talk=talk, facts=actions.StatementFacts(**said.facts()), now=now
                ),
                _("The statement is taken down."),
            )
            or self._told(
                promised,
                lambda: programme_actions.add_commitment(
                    by=by, talk=talk, facts=programme_actions.CommitmentFacts(**promised.facts()), now=now
                ),
                _("The commitment is written down."),
            )
            or self._told(
                counted,
                lambda: actions.count_attendance(by=by, talk=talk, **counted.cleaned_data, now=now),
                _("The attendance is counted."),
            )
        )
        return bool(done)

    def _told(self, form: forms.Form, act: Callable[[], object], words: str) -> bool:
        if accept(form, act) is None:
            return False
        messages.success(self._request, words)
        return True
