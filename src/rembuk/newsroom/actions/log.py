"""What every act of the newsroom leaves in the log."""

from datetime import datetime

from rembuk.institutions.permits import Actor
from rembuk.ledger import actions as ledger
from rembuk.newsroom.models import ArticlePage


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
