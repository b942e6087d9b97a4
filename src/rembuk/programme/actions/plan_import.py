"""Reading in a plan from a spreadsheet, whole or not at all."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from rembuk.institutions.models import Institution
from rembuk.institutions.permits import Actor, Permit
from rembuk.ledger import actions as ledger
from rembuk.programme import queries
from rembuk.programme.actions.talks import TalkFacts, add_talk, edit_talk
from rembuk.programme.models import Programme, Talk
from rembuk.programme.queries.plan_import import Wanted


@transaction.atomic
def import_plan(*, by: Actor, programme: Programme, wanted: Sequence[Wanted], now: datetime) -> int:
    """Make and change the talks as the preview showed it; return how many.

    :raises Stale: if a talk has changed since the preview; then nothing is read in.
    :raises HostIsNoPartner, ModeNotAgreed, HallHasNoName: as `add_talk` does.
    """
    by.must(Permit.PLAN_TALK, at=queries.partner_ids(programme.pk))
    current = Programme.objects.select_for_update().get(pk=programme.pk)
    hosts = Institution.objects.in_bulk([each.host for each in wanted])
    talks = {talk.date: talk for talk in current.talks.filter(date__in=[each.date for each in wanted])}
    for each in sorted(wanted, key=lambda one: one.date):
        talk = talks.get(each.date)
        facts = _facts(each, hosts[each.host], talk)
        if each.version and talk is not None:
            edit_talk(by=by, talk=talk, facts=facts, version=each.version, now=now)
        else:
            add_talk(by=by, programme=current, facts=facts, now=now)
    ledger.record(
        "plan.imported",
        by=by.name,
        subject=f"programme.programme:{programme.pk}",
        at=now,
        data={"talks": len(wanted)},
    )
    return len(wanted)


def _facts(wanted: Wanted, host: Institution, talk: Talk | None) -> TalkFacts:
    kept = (
        {name: getattr(talk, name) for name in ("link", "capacity", "topics", "tags", "byline", "dateline")}
        if talk and wanted.version
        else {}
    )
    return TalkFacts(
        title=wanted.title,
        date=wanted.date,
        mode=wanted.mode,
        host=host,
        starts=wanted.starts,
        ends=wanted.ends,
        venue=wanted.venue,
        **kept,
    )
