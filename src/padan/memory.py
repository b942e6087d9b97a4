"""The memory of columns, kept for the next ones.

The C library gives an array of a few mebibytes back to the system as soon as it is not needed, and asks for it
anew a moment later; the system then clears every page of it. A command that works on columns spends up to a
tenth of its time so.
"""

import ctypes
import sys
from contextlib import suppress

M_TRIM_THRESHOLD, M_MMAP_THRESHOLD, M_ARENA_MAX = -1, -3, -8
"""The numbers of these settings in `malloc.h` of the GNU C library."""
MEBIBYTE = 1 << 20


def keep_columns() -> bool:
    """Let this whole process keep freed memory for reuse; return whether the C library does so.

    It does on Linux with the GNU C library; elsewhere nothing changes. It is for a program to choose, not for
    a library: only the command `padan` calls it.
    """
    if sys.platform != "linux":
        return False
    with suppress(AttributeError):
        set_to = ctypes.CDLL(None).mallopt
        # Threads that each kept their own would keep too much. No threshold above 32 MiB is allowed.
        settings = ((M_MMAP_THRESHOLD, 32 * MEBIBYTE), (M_TRIM_THRESHOLD, 512 * MEBIBYTE), (M_ARENA_MAX, 2))
        return all(set_to(name, value) == 1 for name, value in settings)
    return False
