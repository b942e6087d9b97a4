"""The two tables of the log: what was committed to, which never changes, and what opens the commitment."""

from datetime import UTC

from django.db import models

from rembuk.kit.privacy import Classified


class Entry(models.Model):
    """One leaf of the log. The database itself refuses to update or delete it.

    It holds a hash only; what was done stands in the `Opening` with the same index.
    """

    index = models.PositiveBigIntegerField(primary_key=True)
    commitment = models.BinaryField(max_length=32)

    class Privacy(Classified):
        public = ("index", "commitment")


class Opening(models.Model):
    """What an entry says, and the salt that ties the words to the hash. Erasing it leaves the log whole."""

    index = models.PositiveBigIntegerField(primary_key=True)
    salt = models.BinaryField(max_length=32)
    kind = models.CharField(max_length=64)
    by = models.CharField(max_length=64)
    subject = models.CharField(max_length=128, db_index=True)
    at = models.DateTimeField()
    data = models.JSONField(default=dict)

    class Privacy(Classified):
        internal = ("index", "kind", "by", "subject", "at", "data")
        secret = ("salt",)


def content_of(opening: Opening) -> dict[str, object]:
    """Return what the commitment binds: everything an opening says, as JSON values."""
    return {
        "index": opening.index,
        "kind": opening.kind,
        "by": opening.by,
        "subject": opening.subject,
        "at": opening.at.astimezone(UTC).isoformat(),
        "data": opening.data,
    }
