"""Side-by-side measurements of padan."""
