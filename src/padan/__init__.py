"""padan: the engine that keeps a voter list accurate. A library and a command; no Django in it."""

import os

# The matrices here are small; threads of the algebra library would only wait for one another, loudly, on a
# machine that does other things too. Whoever sets it otherwise is heard.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
