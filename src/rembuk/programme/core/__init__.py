"""Rules of programmes and talks in plain Python."""
