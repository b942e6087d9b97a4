"""What is read of the live room."""
