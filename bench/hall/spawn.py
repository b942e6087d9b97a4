"""Starts the rooms' server again and again, quickly: each is a fork of a process that has only imported it.

Each line on standard input is a port; the process id of the server that was started on it is printed.
"""

import os
import signal
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "rembuk.web.settings"
django.setup()

from rembuk.web.commands import rooms  # noqa: E402 - it needs the settings

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
for line in sys.stdin:
    child = os.fork()
    if not child:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        sys.exit(rooms.run(["--port", line.strip(), "--pages", "/nowhere"]))
    sys.stdout.write(f"{child}\n")
    sys.stdout.flush()
