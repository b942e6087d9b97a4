"""Reading: from the files that offices have to a register."""

from padan.reading.lists import read

__all__ = ["read"]
