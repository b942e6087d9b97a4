"""The rules of the live room in plain Python."""
