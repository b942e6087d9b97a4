"""How fast a million lines are searched, and a thousand certificates printed."""
