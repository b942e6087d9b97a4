"""Taking down what someone agrees to have kept and shown, and letting them take it back."""

from datetime import datetime

from django.db import transaction

from rembuk.institutions.models import Person
from rembuk.institutions.permits import Actor
from rembuk.ledger import actions as ledger
from rembuk.programme.models import Talk
from rembuk.record.actions.keeping import opened
from rembuk.record.models import Consent, Scope


@transaction.atomic
def answer_consent(
    *, by: Actor, talk: Talk, person: Person, scope: Scope, given: bool, now: datetime
) -> Consent:
    """Take down a person's answer; what is withheld is gone from every page, file and feed from then on.

    The rows stay as they are, so that consent given again brings them back. The log names nobody.
    """
    current = opened(talk, by)
    known = Consent.objects.filter(talk=current, person=person, scope=scope).first()
    if known is not None and known.given == given:
        return known
    answer, _is_new = Consent.objects.update_or_create(
        talk=current, person=person, scope=scope, defaults={"given": given, "at": now}
    )
    ledger.record(
        "consent.given" if given else "consent.withheld",
        by=by.name,
        subject=f"programme.talk:{current.pk}",
        at=now,
        data={"scope": scope.value},
    )
    return answer
