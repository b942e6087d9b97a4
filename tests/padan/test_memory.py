"""Memory that is kept for the next columns."""

import ctypes
import platform
import subprocess
import sys

import pytest

from padan import memory

ASKED = """
import sys, numpy as np
from padan import memory
kept = "keep" in sys.argv and memory.keep_columns()
def mapped():
    return open("/proc/self/statm").read().split()[0]
first = np.ones(2 << 20)
held = mapped()
del first
print(kept, mapped() == held)
"""


def _asked(*words: str) -> list[str]:
    ran = subprocess.run([sys.executable, "-c", ASKED, *words], capture_output=True, text=True, check=True)
    return ran.stdout.split()


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries have no such settings")
def test_a_freed_column_stays_with_the_process_only_where_that_was_asked() -> None:
    assert _asked("keep") == ["True", "True"]
    assert _asked() == ["False", "False"]


def test_another_system_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")

    assert memory.keep_columns() is False


def test_a_c_library_without_the_setting_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())

    assert memory.keep_columns() is False
