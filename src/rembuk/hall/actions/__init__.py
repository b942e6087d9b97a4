"""The acts of the live room."""
