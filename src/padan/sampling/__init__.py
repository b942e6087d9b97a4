"""A spot check that both sides can draw again: the seed is committed to before it is known."""
