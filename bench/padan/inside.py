"""`python -m bench.padan.inside LIST`: how long ours takes from a list in memory to pairs in memory."""

import sys
import time

from padan import matching, reading

rows = reading.read(sys.argv[1])
began = time.perf_counter()
pairs = matching.dedupe(rows).table(0.001)
print(f"SECONDS {time.perf_counter() - began:.2f}, {len(pairs)} pairs")
