"""What the worker does for the programme by itself."""
