"""What every act of the newsroom leaves in the log, and whose act it is."""

from datetime import datetime

from rembuk.institutions.models import Account
from rembuk.institutions.permits import Actor
from rembuk.ledger import actions as ledger
from rembuk.newsroom.models import ArticlePage


def account_of(by: Actor) -> Account | None:
    """Return the account that acts; the console has none."""
    kind, _, key = by.name.partition(":")
    return Account.objects.get(pk=key) if kind == "account" else None


def record(kind: str, article: ArticlePage, *, by: Actor, now: datetime, **data: object) -> None:
    """Write what was done to an article into the log."""
    language = article.locale.language_code
    ledger.record(
        kind,
        by=by.name,
        subject=f"newsroom.article:{article.pk}",
        at=now,
        data={"language": language, **data},
    )
