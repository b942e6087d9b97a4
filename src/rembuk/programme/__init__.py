"""Programmes and their talks: rundown, announcement, the day itself, commitments."""
