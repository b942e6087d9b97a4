"""Whether the site is well: what `/sehat` answers."""

import shutil
import time

from django.conf import settings
from django.db import DatabaseError, transaction
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from rembuk.web.boot import is_behind

HEARTBEAT = "worker.heartbeat"
BROADCASTER_HEARTBEAT = "broadcaster.heartbeat"
_STALE_SECONDS = 30
_LEAST_BYTES = 200_000_000


@require_safe
@never_cache
def health(_request: HttpRequest) -> JsonResponse:
    """Answer 200 when database, worker, broadcaster and disk are well, else 503; the body says which is not."""
    parts = {
        "database": _database(),
        "worker": _beats(HEARTBEAT),
        "broadcaster": _beats(BROADCASTER_HEARTBEAT),
        "disk": _disk(),
    }
    return JsonResponse({"well": all(parts.values()), **parts}, status=200 if all(parts.values()) else 503)


def _database() -> bool:
    try:
        # On SQLite an atomic block takes the write lock, so this also finds a database that nobody can write.
        with transaction.atomic():
            return not is_behind()
    except DatabaseError:
        return False


def _beats(heartbeat: str) -> bool:
    try:
        return time.time() - (settings.DATA / heartbeat).stat().st_mtime < _STALE_SECONDS
    except FileNotFoundError:
        return False


def _disk() -> bool:
    return shutil.disk_usage(settings.DATA).free >= _LEAST_BYTES
