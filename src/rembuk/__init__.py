"""Rembuk: joint election talks, from the plan to the published record."""

__version__ = "0.1.0"
