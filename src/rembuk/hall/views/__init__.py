"""The pages of the live room."""
