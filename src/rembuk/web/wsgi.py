"""The pages, as a WSGI application."""

import os
from multiprocessing.util import Finalize

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rembuk.web.settings")
application = get_wsgi_application()

from rembuk.web import reads  # noqa: E402 - the rooms are there only now

# The page server forks its workers, and a forked process passes over `atexit` when it ends, but not over this.
Finalize(None, reads.write_all, exitpriority=10)
