"""The pages, as a WSGI application."""

import atexit
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rembuk.web.settings")
application = get_wsgi_application()

from rembuk.web import reads  # noqa: E402 - the rooms are there only now

atexit.register(reads.write_all)
