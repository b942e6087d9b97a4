"""A quarter's changes against the register, at a cost that follows the changes."""
