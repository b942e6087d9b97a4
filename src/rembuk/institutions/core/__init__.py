"""Rules about bodies and people in plain Python."""
