"""`python -m rembuk.web` is the command `rembuk`."""

import sys

from rembuk.web.cli import main

sys.exit(main())
