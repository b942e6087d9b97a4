"""Every act in the live room."""
