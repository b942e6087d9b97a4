"""Which pairs of rows are looked at: those that share at least one key."""
