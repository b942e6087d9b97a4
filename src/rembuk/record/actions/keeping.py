"""What the acts on a record share: the permit and the lock before, the words that the search learns after."""

from collections.abc import Iterable

from rembuk.institutions.permits import Actor, Permit
from rembuk.programme.models import Talk
from rembuk.programme.queries import partner_ids
from rembuk.record.core.words import stem, vocabulary
from rembuk.record.models import Word


def opened(talk: Talk, by: Actor) -> Talk:
    """Return a talk under lock, for someone who may keep its record. :raises NotPermitted: otherwise."""
    by.must(Permit.KEEP_RECORD, at=partner_ids(talk.programme_id))
    return Talk.objects.select_for_update().select_related("programme").get(pk=talk.pk)


def learn(texts: Iterable[str]) -> None:
    """Let the search know the words of these texts."""
    rows = [Word(word=word, stem=stem(word)) for word in sorted(vocabulary(texts))]
    Word.objects.bulk_create(rows, ignore_conflicts=True, batch_size=2_000)
