"""Adding up how often articles were read."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.db.models import F

from rembuk.newsroom.models import ArticlePage, Reads


@transaction.atomic
def add_reads(*, counts: Mapping[tuple[str, str], int], day: date) -> int:
    """Add what the door counted to the sums of a day; return how many reads went to articles that exist.

    It is nobody's act and stands in no log: a log of reads would be a trace of readers.

    :param counts: by language and slug.
    """
    added = 0
    for (language, slug), count in sorted(counts.items()):
        article = ArticlePage.objects.live().filter(locale__language_code=language, slug=slug).first()
        if article is None:
            continue
        row, _is_new = Reads.objects.get_or_create(article=article, day=day)
        Reads.objects.filter(pk=row.pk).update(count=F("count") + count)
        added += count
    return added
