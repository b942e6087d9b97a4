"""Bodies, people, the positions they held, and the accounts that act for a body."""
